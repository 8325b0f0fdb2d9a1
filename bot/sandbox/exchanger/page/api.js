/** The operator's API: every request the page makes. A refusal becomes a ServerError in the server's own plain words. */

export class ServerError extends Error {
  /** @param {string|null} message null when there was no answer at all */
  constructor(message) {
    super(message ?? "no answer");
    this.offline = message === null;
  }
}

export class OperatorApi {
  constructor(language) {
    this.language = language;
  }

  state() {
    return this.#request("state");
  }

  async orders() {
    return (await this.#request("orders")).orders;
  }

  async directions() {
    return (await this.#request("directions")).directions;
  }

  faults() {
    return this.#request("faults");
  }

  async setStatus(orderId, status) {
    return (await this.#request(`orders/${orderId}/status`, { status })).order;
  }

  async setDirection(directionId, changes) {
    return (await this.#request(`directions/${directionId}`, changes)).direction;
  }

  setMaintenance(on, text) {
    return this.#request("maintenance", { on, text });
  }

  setFault(fault) {
    return this.#request("faults", fault);
  }

  /** @param {true|number} which true: all of them */
  clearFault(which) {
    return this.#request("faults", { clear: which });
  }

  setPace(changes) {
    return this.#request("pace", changes);
  }

  eventsUrl(after) {
    return `/operator/events?lang=${this.language}${after === null ? "" : `&after=${after}`}`;
  }

  async #request(path, body) {
    const options = body === undefined ? {} : {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    };
    let response;
    try {
      response = await fetch(`/operator/${path}?lang=${this.language}`, options);
    } catch {
      throw new ServerError(null);
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new ServerError(answer.error ?? `${response.status} ${response.statusText}`);
    return answer;
  }
}
