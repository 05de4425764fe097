// checkpoint - what others' programs make of ours: golang.org/x/mod's note and
// tlog read checkpoints and proofs.
//
//	checkpoint KEY OLD CONSISTENCY RECEIPT...
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func read(path string) string {
	data, err := os.ReadFile(path)
	must(err)
	return string(data)
}

func hash(line string) (h tlog.Hash) {
	data, err := base64.StdEncoding.DecodeString(line)
	must(err)
	copy(h[:], data)
	return h
}

// The size and root of a signed checkpoint.
func open(key, text string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(key)
	must(err)
	n, err := note.Open([]byte(text), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		must(fmt.Errorf("not three lines: %q", n.Text))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	return size, hash(lines[2])
}

// What stands before the first empty line, and the checkpoint after it.
func split(text string) ([]string, string) {
	head, rest, _ := strings.Cut(text, "\n\n")
	return strings.Split(head, "\n"), rest
}

func hashes(lines []string) (all []tlog.Hash) {
	for _, line := range lines {
		all = append(all, hash(line))
	}
	return all
}

func main() {
	key := os.Args[1]
	oldSize, oldRoot := open(key, read(os.Args[2]))
	head, rest := split(read(os.Args[3]))
	size, root := open(key, rest)
	if head[0] != fmt.Sprintf("old %d", oldSize) {
		must(fmt.Errorf("another old size: %s", head[0]))
	}
	must(tlog.CheckTree(hashes(head[1:]), size, root, oldSize, oldRoot))
	fmt.Printf("%d begins with %d\n", size, oldSize)
	for _, path := range os.Args[4:] {
		head, rest := split(read(path))
		size, root := open(key, rest)
		extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(head[1], "extra "))
		must(err)
		n, err := strconv.ParseInt(strings.TrimPrefix(head[2], "index "), 10, 64)
		must(err)
		must(tlog.CheckRecord(hashes(head[3:]), size, root, n, tlog.RecordHash(extra)))
		fmt.Printf("%d is in %d\n", n, size)
	}
}
