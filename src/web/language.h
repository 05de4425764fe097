/* language - which of the languages a visitor reads. */
#ifndef TYST_WEB_LANGUAGE_H
#define TYST_WEB_LANGUAGE_H

/*
 * The first that says something: what was asked for in this page's address or
 * chosen before (a cookie), the person's own, what the browser accepts.  Each
 * may be NULL or nonsense.  Welsh where nothing says otherwise: it is the
 * centre's first language, and whoever reads none needs no choosing.
 */
const char *language_choose(const char *asked, const char *cookie,
    const char *own, const char *accepted);

/* "cy" or "en" when it is one of them, else NULL. */
const char *language_known(const char *code);

#endif
