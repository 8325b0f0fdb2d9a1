/** The person API: every request the page makes. A refusal becomes a ServerError in the server's own plain words. */

export class ServerError extends Error {
  /** @param {string|null} message null when there was no answer at all */
  constructor(message) {
    super(message ?? "no answer");
    this.offline = message === null;
  }
}

async function request(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ServerError(null);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ServerError(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

export function fileUrl(fileId) {
  return `/person/files/${encodeURIComponent(fileId)}`;
}

export function loadPeople() {
  return request("/person");
}

export class PersonApi {
  constructor(personId) {
    this.base = `/person/${personId}`;
  }

  async chats() {
    return (await request(`${this.base}/chats`)).chats;
  }

  messages(chat, { before, limit = 50, thread } = {}) {
    const query = new URLSearchParams({ limit });
    if (before) query.set("before", before);
    if (thread) query.set("thread", thread);
    return request(`${this.base}/chats/${chat}/messages?${query}`);
  }

  async send(chat, content) {
    return (await request(`${this.base}/chats/${chat}/send`, content)).message;
  }

  async edit(chat, messageId, text) {
    return (await request(`${this.base}/chats/${chat}/edit`, { message_id: messageId, text })).message;
  }

  tap(chat, messageId, data) {
    return request(`${this.base}/chats/${chat}/tap`, { message_id: messageId, data });
  }

  start(payload) {
    return request(`${this.base}/start`, { payload });
  }

  block() {
    return request(`${this.base}/block`, {});
  }

  unblock() {
    return request(`${this.base}/unblock`, {});
  }

  async commands(chat) {
    return (await request(`${this.base}/commands?chat=${chat}`)).commands;
  }

  eventsUrl(after) {
    return `${this.base}/events${after === null ? "" : `?after=${after}`}`;
  }
}
