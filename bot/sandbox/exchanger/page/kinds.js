/** What each kind of trouble does, in Russian; the site itself tells it in English. */

const RU = {
  slow: "Ждёт перед вызовом (или перед ответом)",
  lose_request: "Закрывает соединение, ничего не сделав",
  lose_answer: "Выполняет вызов и закрывает соединение без ответа",
  cut_body: "Выполняет вызов и обрывает ответ на середине",
  drip: "Выполняет вызов и шлёт ответ по байту",
  html_page: "Отвечает 200 страницей HTML (проверка браузера)",
  empty_body: "Отвечает 200 пустым телом",
  junk: "Отвечает 200 тем, что не JSON",
  http: "Отвечает статусом HTTP",
  api_disabled: "Отвечает так, будто API выключен",
  maintenance: "Отвечает ошибкой 2, техработы",
  wrong_types: "Выполняет вызов; числа становятся текстами, тексты числами, словари списками",
  wrong_shape: "Выполняет вызов; data становится null",
};

/** @param {{kind: string, about: string}} kind */
export function kindAbout(language, kind) {
  const about = language === "ru" ? RU[kind.kind] ?? kind.about : kind.about;
  return about.charAt(0).toUpperCase() + about.slice(1);
}
