/* actions - actions as commands print them. */
#ifndef TYST_CLI_ACTIONS_H
#define TYST_CLI_ACTIONS_H

#include "out.h"
#include "portfolio/action.h"

struct value *action_value(struct ctx *c, const struct action *a);
struct value *actions_value(struct ctx *c, const struct action *list, size_t n);
void print_action(struct ctx *c, struct out *o, const struct action *a);

#endif
