/* names - the words of unit files for what structs have as enums. */
#ifndef TYST_STANDARD_NAMES_H
#define TYST_STANDARD_NAMES_H

/* By enum unit_origin, unit_state (NULL: not written), unit_assess. */
extern const char *const origin_names[];
extern const char *const state_names[];
extern const char *const assess_names[];

/* The place of name in the first n of names; otherwise if it is not there. */
int name_find(const char *const *names, int n, const char *name, int otherwise);

#endif
