package outbox

import (
	"bufio"
	"cmp"
	"errors"
	"io/fs"
	"net/mail"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
)

// Forget deletes the messages of the Maildir in the folder whose recipient is
// gone. It asks that once for each address, which is in lower case, and each
// Message-ID's beginning up to its first hyphen; that is empty without one. A
// folder that is not there has no messages. What is no message, or vanishes
// meanwhile, is left alone.
func Forget(folder string, gone func(address, kind string) (bool, error)) error {
	type question struct{ address, kind string }
	asked := map[question]bool{}
	return eachFile(folder, func(path string) error {
		var q question
		if q.address = recipient(path); q.address == "" {
			return nil
		}
		if kind, _, ok := strings.Cut(filepath.Base(path), "-"); ok {
			q.kind = kind
		}
		drop, known := asked[q]
		if !known {
			var err error
			if drop, err = gone(q.address, q.kind); err != nil {
				return err
			}
			asked[q] = drop
		}
		if !drop {
			return nil
		}
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// eachFile calls do for every file of the Maildir.
func eachFile(folder string, do func(path string) error) error {
	for _, part := range parts {
		files, err := os.ReadDir(filepath.Join(folder, part))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, file := range files {
			if file.Type().IsRegular() {
				if err := do(filepath.Join(folder, part, file.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// recipient is the address in the head of the message; empty if there is none.
func recipient(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head, err := textproto.NewReader(bufio.NewReader(f)).ReadMIMEHeader()
	if err != nil {
		return ""
	}
	to, err := mail.ParseAddress(cmp.Or(head.Get(envelope), head.Get("To")))
	if err != nil {
		return ""
	}
	return strings.ToLower(to.Address)
}
