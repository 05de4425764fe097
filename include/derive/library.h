/* library - what the acts about a unit or a qualification give, and the file
 * that was loaded by the last of them. */
#ifndef TYST_DERIVE_LIBRARY_H
#define TYST_DERIVE_LIBRARY_H

#include "derive/derive.h"

/* Acts of the kinds "standard", "standard-language" and "qualification", in
 * their order; root: of the newest file, NULL when it cannot be read. */
void derive_library(const struct act_logged *act, size_t n,
    const struct xml_node *root, struct facts *f);

#endif
