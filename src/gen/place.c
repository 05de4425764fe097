/* place - a state machine over the literal parts of a template. */
#include <config.h>

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "gen.h"
#include "place.h"

static bool
listed(const char *const *names, const char *name)
{
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* Elements whose content is no markup; browsers differ about some. */
static const char *const raw[] = {"script", "style", "iframe", "noembed",
    "noframes", "noscript", "plaintext", "template", "xmp", NULL};
static const char *const plain[] = {"textarea", "title", NULL};

static const char *const addresses[] = {
    "action", "cite", "formaction", "href", "poster", "src", NULL};

/* Attributes in which any text is only text; aria- and data- besides. */
static const char *const harmless[] = {"abbr", "accept", "alt", "autocomplete",
    "capture", "class", "colspan", "datetime", "dir", "download", "for", "form",
    "headers", "height", "high", "id", "label", "lang", "list", "low", "max",
    "maxlength", "min", "minlength", "name", "optimum", "pattern",
    "placeholder", "role", "rows", "rowspan", "scope", "size", "span", "step",
    "tabindex", "title", "type", "value", "viewbox", "width", "x", "y", NULL};

static void
push(char *text, size_t size, char c)
{
    size_t len = strlen(text);

    if (len + 1 == size)
        die("“%s…” is longer than any tag or attribute", text);
    text[len] = (char)tolower((unsigned char)c);
    text[len + 1] = '\0';
}

/* May a value follow this beginning of an address, whatever it is, without
 * making it lead elsewhere? */
static bool
leads(const struct place *at)
{
    const char *s = at->begun;
    size_t scheme = strncmp(s, "https://", 8) == 0  ? 8
                    : strncmp(s, "http://", 7) == 0 ? 7
                                                    : 0;

    if (s[0] == '?' || s[0] == '#' || strncmp(s, "./", 2) == 0)
        return true;
    if (s[0] == '/')
        return isalnum((unsigned char)s[1]) || s[1] == '?' || s[1] == '#';
    if (at->own)
        return false;
    if (strcmp(s, "mailto:") == 0)
        return true;
    return scheme != 0 && isalnum((unsigned char)s[scheme]) &&
           strpbrk(s + scheme, "/?#") != NULL;
}

static void
step_url(struct place *at, char c)
{
    size_t len = strlen(at->begun);

    if (at->url == URL_IS_WHOLE) {
        if (strchr("?#&", c) == NULL)
            die("behind a whole address only ?, # or & may stand");
        at->url = URL_GOES_ON;
    } else if (at->url == URL_BEGINS && len + 1 < sizeof(at->begun)) {
        at->begun[len] = c;
        at->begun[len + 1] = '\0';
        if (leads(at)) {
            memset(at->begun, 0, sizeof(at->begun));
            at->url = URL_GOES_ON;
        }
    }
}

static void
begin_value(struct place *at, char quote)
{
    if (quote != '"' && quote != '\'')
        die("the value of %s wants quotes", at->attribute);
    at->where = IN_VALUE;
    at->quote = quote;
    at->own = strcmp(at->tag, "a") != 0;
    if (listed(addresses, at->attribute))
        at->url = URL_BEGINS;
}

static void
end_value(struct place *at)
{
    at->where = IN_TAG;
    at->quote = '\0';
    at->url = NO_URL;
    at->own = false;
    at->gap = true;
    memset(at->begun, 0, sizeof(at->begun));
    memset(at->attribute, 0, sizeof(at->attribute));
}

/* An & begins a character reference, or a value could complete one. */
static void
check_reference(const char *p)
{
    size_t len = strspn(p + 1, "#0123456789abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    if (len == 0 || p[1 + len] != ';')
        die("a bare &: write &amp;");
}

static void
begin_tag(struct place *at, const char *p)
{
    bool closing = p[1] == '/';

    if (strncmp(p, "<!--", 4) == 0) {
        at->where = IN_COMMENT;
        return;
    }
    if (strncasecmp(p, "<!doctype", 9) == 0) {
        at->where = IN_DOCTYPE;
        return;
    }
    if (!isalpha((unsigned char)p[1 + closing]))
        die("a bare <: write &lt;");
    at->where = IN_TAG_NAME;
    at->closing = closing;
    memset(at->tag, 0, sizeof(at->tag));
}

static void
end_tag(struct place *at)
{
    bool closing = at->closing;

    if (strcmp(at->tag, "pre") == 0)
        at->preformatted = !closing;
    at->gap = at->closing = false;
    memset(at->attribute, 0, sizeof(at->attribute));
    if (!closing && listed(raw, at->tag)) {
        at->where = IN_RAW;
    } else if (!closing && listed(plain, at->tag)) {
        at->where = IN_PLAIN;
    } else {
        at->where = IN_TEXT;
        memset(at->tag, 0, sizeof(at->tag));
    }
}

static bool
ends_element(const struct place *at, const char *p)
{
    size_t len = strlen(at->tag);

    return p[0] == '<' && p[1] == '/' &&
           strncasecmp(p + 2, at->tag, len) == 0 &&
           !isalnum((unsigned char)p[2 + len]);
}

static void
step_tag(struct place *at, const char *p)
{
    if (*p == '>') {
        end_tag(at);
    } else if (isspace((unsigned char)*p)) {
        at->where = IN_TAG;
        at->gap = false;
    } else if (*p == '/' && at->closing) {
        return;
    } else if (at->where == IN_TAG_NAME && *p != '/') {
        if (!isalnum((unsigned char)*p))
            die("“%c” in the name of a tag", *p);
        push(at->tag, sizeof(at->tag), *p);
    } else if (*p == '/') {
        at->where = IN_TAG;
    } else if (*p == '=' && at->where == IN_NAME) {
        at->where = AFTER_NAME;
    } else if (isalnum((unsigned char)*p) || *p == '-' || *p == ':') {
        if (at->where == IN_TAG)
            memset(at->attribute, 0, sizeof(at->attribute));
        at->where = IN_NAME;
        push(at->attribute, sizeof(at->attribute), *p);
    } else {
        die("“%c” where an attribute's name should be", *p);
    }
}

void
place_step(struct place *at, const char *p)
{
    switch (at->where) {
    case IN_COMMENT:
        if (*p == '>' && p[-1] == '-' && p[-2] == '-')
            at->where = IN_TEXT;
        return;
    case IN_DOCTYPE:
        if (*p == '>')
            at->where = IN_TEXT;
        return;
    case IN_RAW:
        if (ends_element(at, p))
            begin_tag(at, p);
        else if (strncmp(p, "<!--", 4) == 0)
            die("a comment in <%s>", at->tag);
        return;
    case IN_PLAIN:
        if (ends_element(at, p))
            begin_tag(at, p);
        else if (*p == '<')
            die("a bare < in <%s>: write &lt;", at->tag);
        break;
    case IN_TEXT:
        if (*p == '<')
            begin_tag(at, p);
        break;
    case IN_VALUE:
        if (*p == at->quote)
            end_value(at);
        else if (at->url != NO_URL)
            step_url(at, *p);
        break;
    case AFTER_NAME: begin_value(at, *p); return;
    default: step_tag(at, p); return;
    }
    if (*p == '&')
        check_reference(p);
}

static const char *
place_of_address(struct place *at)
{
    if (at->url == URL_GOES_ON)
        return "HTML_PART";
    if (at->url == URL_IS_WHOLE)
        die("behind a whole address no value may stand");
    if (at->begun[0] != '\0')
        die("no value may stand behind “%s”: an address begins with a path "
            "of ours, ?, #%s",
            at->begun, at->own ? "" : ", mailto:, or http:// and a host");
    at->url = URL_IS_WHOLE;
    return at->own ? "HTML_PATH" : "HTML_URL";
}

const char *
place_of_value(struct place *at)
{
    const char *name = at->attribute;

    at->blank = false;
    switch (at->where) {
    case IN_TEXT: return "HTML_TEXT";
    case IN_PLAIN: return "HTML_PLAIN";
    case IN_VALUE: break;
    case IN_RAW: die("no value may stand in <%s>", at->tag);
    case IN_COMMENT: die("no value may stand in a comment");
    case IN_DOCTYPE: die("no value may stand in the doctype");
    case AFTER_NAME: die("the value of %s wants quotes", name);
    case IN_TAG_NAME: die("no value may stand in the name of a tag");
    default: die("a value inside a tag stands between an attribute's quotes");
    }
    if (at->url != NO_URL) {
        if (strcmp(at->tag, "base") == 0)
            die("no value may stand in <base>");
        return place_of_address(at);
    }
    if (!listed(harmless, name) && strncmp(name, "aria-", 5) != 0 &&
        strncmp(name, "data-", 5) != 0)
        die("no value may stand in the attribute %s", name);
    return "HTML_PLAIN";
}

void
place_settle(struct place *at)
{
    switch (at->where) {
    case IN_COMMENT: die("no tag may stand in a comment");
    case IN_RAW: die("no tag may stand in <%s>", at->tag);
    case IN_DOCTYPE: die("no tag may stand in the doctype");
    case AFTER_NAME: die("the value of %s wants quotes", at->attribute);
    case IN_TAG_NAME:
    case IN_NAME:
        at->where = IN_TAG;
        at->gap = true;
        memset(at->attribute, 0, sizeof(at->attribute));
        break;
    default: break;
    }
}

void
place_merge(struct place *at, const struct place *other)
{
    if (at->where != other->where || at->quote != other->quote ||
        at->closing != other->closing ||
        at->preformatted != other->preformatted ||
        strcmp(at->tag, other->tag) != 0 ||
        strcmp(at->attribute, other->attribute) != 0 ||
        strcmp(at->begun, other->begun) != 0 ||
        (at->url != other->url &&
            (at->url <= URL_BEGINS || other->url <= URL_BEGINS)))
        die("the ways through this block end in different places of the HTML "
            "syntax");
    if (other->url == URL_IS_WHOLE)
        at->url = URL_IS_WHOLE;
    at->gap |= other->gap;
    at->blank &= other->blank;
}
