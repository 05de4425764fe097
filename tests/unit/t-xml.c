/* xml: what hostile files do is refused, quickly and with its line. */
#include <config.h>

#include "base/time.h"
#include "base/xml.h"
#include "tap.h"

static const char schema_text[] =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>"
    "<zeroOrMore><element name='b'><optional><attribute name='c'/></optional>"
    "<text/></element></zeroOrMore></element>";

static struct xml_schema *schema;

static enum result
read_text(struct ctx *c, const char *text, struct xml_node **out)
{
    struct xml_fault *faults;
    enum result r;

    fail_clear(c);
    r = xml_read(c, schema, text, strlen(text), out, &faults);
    if (r != OK)
        ok(faults != NULL, "a refusal has its fault");
    return r;
}

static void
refused(struct ctx *c, const char *text, const char *code, const char *what)
{
    struct xml_node *root;
    int64_t began = time_now();

    ok(read_text(c, text, &root) != OK, what);
    is_str(c->code ? c->code : "none", code, what);
    ok(time_now() - began < 15 * TIME_SECOND, "within seconds");
}

/* what, n times. */
static const char *
many(struct ctx *c, const char *before, const char *what, int n,
    const char *after)
{
    struct str s = str_in(c->mem);

    str_adds(&s, before);
    for (int i = 0; i < n; i++)
        str_adds(&s, what);
    str_adds(&s, after);
    return s.s;
}

static void
reads(struct ctx *c)
{
    struct xml_node *root;
    struct str s = str_in(c->mem);

    is_int(read_text(c,
               "<?xml version='1.0'?><!-- < --><a>\n <b c='&lt;&#10;'>x "
               "&amp; y</b><b><![CDATA[<z>]]></b></a>",
               &root),
        OK, "a file is read");
    xml_write(&s, c->mem, root);
    is_str(s.s,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n"
        "  <b c=\"&lt;&#10;\">x &amp; y</b>\n  <b>&lt;z&gt;</b>\n</a>\n",
        "and written canonically");
    is_int(root->first->line, 2, "an element knows its line");
    is_int(read_text(c, "<a><b>e\xCC\x82</b></a>", &root), OK,
        "decomposed letters are read");
    is_str(root->first->text, "\xC3\xAA", "and composed");
}

static void
refuses(struct ctx *c)
{
    refused(c, "", "invalid-xml", "nothing is no file");
    refused(c, "<a>", "invalid-xml", "an open element");
    refused(c, "<a><z/></a>", "invalid-xml", "an unknown element");
    refused(c, "<a>\xFF</a>", "not-utf8", "what is not UTF-8");
    refused(c, "<!DOCTYPE a><a/>", "dtd", "a document type");
    refused(c,
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><b>&x;"
        "</b></a>",
        "dtd", "an entity from a file");
    refused(c,
        "<!DOCTYPE a [<!ENTITY x '1234567890'><!ENTITY y '&x;&x;&x;&x;'>]>"
        "<a><b>&y;</b></a>",
        "dtd", "entities that multiply");
    refused(c, "<a><b>&x;</b></a>", "invalid-xml", "an unknown entity");
    refused(c, many(c, "<a", " c='1'", 200000, "/>"), "xml-limit",
        "200 000 attributes");
    refused(c, many(c, "", "<a>", 100000, ""), "xml-limit",
        "elements nested without end");
    refused(c, many(c, "<a>", "<b/>", 300000, "</a>"), "xml-limit",
        "elements without end");
    refused(
        c, many(c, "<", "n", 100000, "/>"), "xml-limit", "a name without end");
    refused(c, many(c, "<a><!-- ", "<a>", 100000, ""), "invalid-xml",
        "a comment without end");
}

static void
counts_lines(struct ctx *c)
{
    struct xml_node *root;
    struct xml_fault *faults;
    const char *text = "<a>\n<b/>\n<z/>\n<b d='1'/>\n</a>";

    ok(xml_read(c, schema, text, strlen(text), &root, &faults) != OK,
        "a faulty file is refused");
    is_int(faults->line, 3, "with the line of its fault");
    text = "<a>\n\n<!DOCTYPE a>";
    ok(xml_read(c, schema, text, strlen(text), &root, &faults) != OK,
        "a forbidden thing is refused");
    is_int(faults->line, 3, "with its line too");
}

static void
passes_as_value(struct ctx *c)
{
    struct xml_node *root, *back;
    struct str one = str_in(c->mem), two = str_in(c->mem);
    struct value *v;

    is_int(
        read_text(c, "<a><b c='1'>x</b><b/></a>", &root), OK, "a tree to pass");
    is_int(xml_from_value(c, xml_to_value(c->mem, root), &back), OK,
        "comes back from a value");
    xml_write(&one, c->mem, root);
    xml_write(&two, c->mem, back);
    is_str(two.s, one.s, "the same");
    is_int(value_parse(c, "[\"a\",1]", 7, &v), OK, "a value of another form");
    is_int(xml_from_value(c, v, &back), ERR_FAULT, "is no tree");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    is_int(xml_schema_open(&c, schema_text, sizeof(schema_text) - 1, &schema),
        OK, "a schema is read");
    reads(&c);
    refuses(&c);
    counts_lines(&c);
    passes_as_value(&c);
    xml_schema_close(schema);
    is_int(xml_schema_open(&c, "<x/>", 4, &schema), ERR_FAULT,
        "a broken schema is not");
    mem_free(c.mem);
    return done();
}
