/* hide - a folder that this process shall not see any more. */
#ifndef TYST_BASE_HIDE_H
#define TYST_BASE_HIDE_H

#include <stdbool.h>

/*
 * From now on this thread, those that it starts and their children can neither
 * read nor write the files in the folder, nor move them elsewhere; what is open
 * stays open.  Nor can they files that others make later beside the folders
 * that lead to it.  False where the kernel cannot (Landlock before Linux 5.19):
 * then nothing is hidden.
 */
bool hide_folder(const char *path);

#endif
