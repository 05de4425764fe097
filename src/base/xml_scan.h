/* xml_scan - what is refused before libxml2 sees a file. */
#ifndef TYST_BASE_XML_SCAN_H
#define TYST_BASE_XML_SCAN_H

#include "base/ctx.h"

/*
 * ERR_INPUT "not-utf8", "dtd"; ERR_LIMIT "xml-limit": more elements, deeper
 * nesting, longer names or more attributes than any honest file has.  *line
 * is where.  What is not well-formed passes: libxml2 says that better.
 */
enum result xml_scan(struct ctx *c, const char *text, size_t len, int *line);

#endif
