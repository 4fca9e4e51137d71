// Package outbox lays letters into a Maildir instead of sending them, so that
// a mail program opens the folder and shows what readers would get.
package outbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"catchup/internal/deliver"
)

// Outbox is a Maildir. Each letter is one file, named by its Message-ID, so
// that a letter laid there again takes the place of the first. It may be used
// from several goroutines and programs.
type Outbox struct{ folder string }

// Open makes the Maildir's folders where they are missing.
func Open(folder string) (*Outbox, error) {
	for _, part := range []string{"tmp", "new", "cur"} {
		if err := os.MkdirAll(filepath.Join(folder, part), 0o750); err != nil {
			return nil, fmt.Errorf("opening outbox: %w", err)
		}
	}
	return &Outbox{folder: folder}, nil
}

// Send writes the letter to the disk and then moves it into new, so that a
// reader never sees half of it. Any failure is a *deliver.Refusal: the letter
// is not there, or may be laid there again without harm.
func (o *Outbox) Send(_ context.Context, l *deliver.Letter) error {
	message, err := l.Bytes()
	if err != nil {
		return err
	}
	if err := o.place(name(l.MessageID), message); err != nil {
		return &deliver.Refusal{Broken: true, Words: fmt.Sprintf("writing to the outbox: %v", err)}
	}
	return nil
}

func (o *Outbox) place(name string, message []byte) error {
	f, err := os.CreateTemp(filepath.Join(o.folder, "tmp"), name)
	if err != nil {
		return err
	}
	_, err = f.Write(message)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(o.folder, "new", name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return o.sync()
}

// sync makes the move itself last.
func (o *Outbox) sync() error {
	folder, err := os.Open(filepath.Join(o.folder, "new"))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// name is the Message-ID without what a file name, or the flags behind a
// Maildir's colon, would take otherwise.
func name(messageID string) string {
	return strings.NewReplacer("/", "_", ":", "_", `\`, "_").Replace(messageID) + ".eml"
}

// Close does nothing: every letter lies there when Send returns.
func (o *Outbox) Close() error { return nil }
