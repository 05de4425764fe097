/*
 * seal - resource limits, no new privileges, Landlock, seccomp.
 *
 * Each stands for itself where another is missing: a kernel without Landlock
 * (before 5.13) still has the system call filter.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "seal.h"

#define KEPT_MAX 65536 /* bytes of a file that is written */

static bool
limit_resources(long seconds, rlim_t file_size)
{
    const struct {
        int what;
        rlim_t most;
    } limits[] = {
#ifndef SANITIZE
        {RLIMIT_AS,     (rlim_t)512 << 20},
#endif
        {RLIMIT_CPU,    (rlim_t)seconds  },
        {RLIMIT_FSIZE,  file_size        },
        {RLIMIT_NOFILE, 16               },
        {RLIMIT_NPROC,  0                },
        {RLIMIT_CORE,   0                },
    };

    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        struct rlimit l = {limits[i].most, limits[i].most};

        if (setrlimit((__rlimit_resource_t)limits[i].what, &l) != 0)
            return false;
    }
    return true;
}

/* Reading and running below a folder. */
static bool
grant(int rules, const char *folder)
{
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_EXECUTE |
                          LANDLOCK_ACCESS_FS_READ_FILE |
                          LANDLOCK_ACCESS_FS_READ_DIR};
    bool done;

    rule.parent_fd = open(folder, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return true; /* no such folder here */
    done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
               &rule, 0) == 0;
    close(rule.parent_fd);
    return done;
}

/* Handle every right that this kernel knows, and grant none but to read and
 * run what is in the folders. */
static bool
close_files(const char *const *folders)
{
    struct landlock_ruleset_attr rules = {
        .handled_access_fs = (UINT64_C(1) << 13) - 1};
    long version = syscall(
        SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    int fd;
    bool done;

    if (version < 1)
        return true; /* the kernel has none */
    if (version >= 2)
        rules.handled_access_fs |= UINT64_C(1) << 13; /* REFER */
    if (version >= 3)
        rules.handled_access_fs |= UINT64_C(1) << 14; /* TRUNCATE */
    if (version >= 5)
        rules.handled_access_fs |= UINT64_C(1) << 15; /* IOCTL_DEV */
    fd = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
    if (fd < 0)
        return false;
    done = true;
    for (; done && *folders != NULL; folders++)
        done = grant(fd, *folders);
    done = done && syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    close(fd);
    return done;
}

#ifdef SANITIZE
static bool
filter_calls(bool keeps)
{
    (void)keeps;
    return true;
}

static bool
filter_program(void)
{
    return true;
}
#else
/* Of what a program may do, refuse what reaches beyond it. */
static bool
filter_program(void)
{
    static const int refused[] = {SCMP_SYS(socket), SCMP_SYS(socketpair),
        SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(ptrace),
        SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kill),
        SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(mount),
        SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(keyctl),
        SCMP_SYS(add_key), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd),
        SCMP_SYS(perf_event_open)};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int failed = 0;

    if (filter == NULL)
        return false;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        failed |=
            seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
    /* Asked for a clone3 that is not there, the C library uses clone. */
    failed |=
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    failed |= seccomp_load(filter);
    seccomp_release(filter);
    return failed == 0;
}

/* What a parser needs (sorting asks how much memory there is, by sysinfo);
 * opening fails, all else ends the process. */
static bool
filter_calls(bool keeps)
{
    static const int keeping[] = {SCMP_SYS(flock), SCMP_SYS(pread64),
        SCMP_SYS(pwrite64), SCMP_SYS(fsync)};
    static const int allowed[] = {SCMP_SYS(read), SCMP_SYS(readv),
        SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(brk),
        SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
        SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
        SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(exit),
        SCMP_SYS(exit_group), SCMP_SYS(lseek), SCMP_SYS(fstat),
        SCMP_SYS(newfstatat), SCMP_SYS(poll), SCMP_SYS(sysinfo)};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    int failed = 0;

    if (filter == NULL)
        return false;
    for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; keeps && i < sizeof(keeping) / sizeof(keeping[0]); i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, keeping[i], 0);
    /* Memory, but never to run: bit 4 of the protection is PROT_EXEC. */
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
        SCMP_A2(SCMP_CMP_MASKED_EQ, 4, 0));
    failed |=
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 0);
    failed |=
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 0);
    failed |= seccomp_load(filter);
    seccomp_release(filter);
    return failed == 0;
}
#endif

bool
seal(long seconds, bool keeps)
{
    static const char *const none[] = {NULL};

#ifdef COVERAGE
    return true;
#endif
    return limit_resources(seconds, keeps ? KEPT_MAX : 0) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && close_files(none) &&
           filter_calls(keeps);
}

bool
seal_for_program(long seconds)
{
    static const char *const folders[] = {"/usr", "/lib", "/lib64", NULL};

    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           close_files(folders) && limit_resources(seconds, 0) &&
           filter_program();
}
