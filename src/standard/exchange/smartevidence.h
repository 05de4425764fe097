/* smartevidence - frameworks of Mahara, as it exports them (.matrix). */
#ifndef TYST_STANDARD_SMARTEVIDENCE_H
#define TYST_STANDARD_SMARTEVIDENCE_H

#include "standard/forms.h"

/* root: {"framework": …}, which is the file p.  ERR_INPUT "not-smartevidence"
 * and as framework_link() and framework_units(). */
enum result smartevidence_read(struct ctx *c, const struct value *root,
    const char *p, size_t len, struct form_units *out);

#endif
