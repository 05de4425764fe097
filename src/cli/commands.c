/*
 * Every command.  Adding one: a row here, its function in cmd_<group>.c and
 * command.h, a section in man/tyst.1, a test in tests/cli/.
 */
#include <config.h>

#include "command.h"

/* clang-format off */
const struct command commands[] = {
    /* words, synopsis, help, needs, runs */
    {"init", "[--centre NAME] [--demo]",
        N_("make a data directory"), MAKES, cmd_init},
    {"standard convert", "FILE... [-o DIR] [--title T] [--urn U] [--key K]",
        N_("make unit files of published standards"), NOTHING, cmd_standard_convert},
    {"standard export", "KEY [--format FORMAT]",
        N_("print a unit of the library"), READS, cmd_standard_export},
    {"standard import", "FILE... [--key K] [--revision]",
        N_("load unit files, or folders of them, into the library"), WRITES, cmd_standard_import},
    {"standard list", "",
        N_("list the units of the library"), READS, cmd_standard_list},
    {"standard show", "KEY",
        N_("show a unit with its items"), READS, cmd_standard_show},
    {"standard validate", "FILE...",
        N_("check unit and qualification files"), NOTHING, cmd_standard_validate},
    {"person add", "--name NAME --role ROLE... [--ref REF] [--email ADDRESS] [--language LANG]",
        N_("add a person"), WRITES, cmd_person_add},
    {"person role", "PERSON --role ROLE...",
        N_("give a person more roles"), WRITES, cmd_person_role},
    {"person list", "",
        N_("list the people"), READS, cmd_person_list},
    {"person show", "PERSON",
        N_("show a person, their roles and approvals"), READS, cmd_person_show},
    {"person passphrase", "PERSON [--passphrase-file FILE]",
        N_("give a person a new passphrase"), WRITES, cmd_person_passphrase},
    {"person approve", "PERSON --unit KEY... --from DAY --to DAY",
        N_("approve an assessor for units"), WRITES, cmd_person_approve},
    {"person disable", "PERSON",
        N_("end a person's access"), WRITES, cmd_person_disable},
    {"enrol", "PERSON --unit KEY... [--assessor PERSON] [--start DAY] [--target DAY]",
        N_("enrol a learner on units"), WRITES, cmd_enrol},
    {"evidence add", "--as PERSON [--learner PERSON] --title TITLE [--type CODE] [--on DAY] [--text FILE] [--link URL] [--language LANG] [--map ITEMS]... [FILE]...",
        N_("add evidence as a draft, and print its id"), WRITES, cmd_evidence_add},
    {"evidence revise", "ID --as PERSON [--title TITLE] [--type CODE] [--on DAY] [--text FILE] [--link URL] [--language LANG] [--map ITEMS]... [FILE]...",
        N_("change a draft, or make the next version"), WRITES, cmd_evidence_revise},
    {"evidence map", "ID ITEMS --as PERSON",
        N_("map evidence to items of one or more units"), WRITES, cmd_evidence_map},
    {"evidence submit", "ID --as PERSON [--passphrase-file FILE]",
        N_("declare evidence authentic and submit it"), WRITES, cmd_evidence_submit},
    {"evidence confirm", "ID --as PERSON [--comment FILE] [--passphrase-file FILE]",
        N_("confirm what somebody else recorded"), WRITES, cmd_evidence_confirm},
    {"evidence withdraw", "ID --as PERSON",
        N_("take evidence back"), WRITES, cmd_evidence_withdraw},
    {"evidence list", "PERSON",
        N_("list a learner's evidence"), READS, cmd_evidence_list},
    {"evidence show", "ID",
        N_("show a piece of evidence"), READS, cmd_evidence_show},
    {"review", "--as PERSON [--learner PERSON] [--evidence ID:VACR]... [--met ITEMS]... [--not-yet ITEMS]... [--more-needed ITEMS]... [--reason LETTER] [--next TEXT] [--due DAY] [--feedback TEXT] [--file FILE] [--passphrase-file FILE]",
        N_("judge evidence and decide items, in one act"), WRITES, cmd_review},
    {"unit declare", "KEY [--learner PERSON] [--as PERSON] [--passphrase-file FILE]",
        N_("declare a unit ready, by its learner"), WRITES, cmd_unit_declare},
    {"unit sign", "KEY --learner PERSON --as PERSON [--passphrase-file FILE]",
        N_("sign a unit off, by its assessor"), WRITES, cmd_unit_sign},
    {"progress", "[PERSON] [KEY]",
        N_("show items, states and gaps"), READS, cmd_progress},
    {"ledger list", "",
        N_("list every act in its order"), READS, cmd_ledger_list},
    {"help", "[COMMAND]...",
        N_("list the commands, or explain one"), NOTHING, cmd_help},
    {"version", "",
        N_("print the version"), NOTHING, cmd_version},
    {NULL, NULL, NULL, NOTHING, NULL}
};
/* clang-format on */
