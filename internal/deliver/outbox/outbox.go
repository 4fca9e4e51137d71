// Package outbox writes messages to a Maildir instead of sending them. A mail
// program can open the folder and show what subscribers would get.
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

// Outbox is a Maildir. Each message is one file, named by its Message-ID, so
// that a message that is written again replaces the first one. It may be used
// from several goroutines and programs.
type Outbox struct{ folder string }

// envelope is the header field that names the recipient as the store does. It is
// written where the message itself may have the domain in other characters.
const envelope = "Delivered-To"

// parts are the folders of a Maildir.
var parts = []string{"tmp", "new", "cur"}

// Open makes the Maildir's folders where they are missing.
func Open(folder string) (*Outbox, error) {
	for _, part := range parts {
		if err := os.MkdirAll(filepath.Join(folder, part), 0o750); err != nil {
			return nil, fmt.Errorf("opening outbox: %w", err)
		}
	}
	return &Outbox{folder: folder}, nil
}

// Send writes the message to the disk, calls seal, and then moves the file into
// new, so that nobody ever sees half of it. Any failure of its own is a
// *deliver.Refusal: the message is not there, or may be written again without
// harm.
func (o *Outbox) Send(_ context.Context, m *deliver.Message, seal func() error) error {
	name := name(m.ID)
	temporary, err := o.write(name, m)
	if err != nil {
		return refusal(err)
	}
	if err := seal(); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	if err := os.Rename(temporary, filepath.Join(o.folder, "new", name)); err != nil {
		return refusal(errors.Join(err, os.Remove(temporary)))
	}
	if err := o.sync(); err != nil {
		return refusal(err)
	}
	return nil
}

func refusal(err error) error {
	return &deliver.Refusal{Broken: true, Words: fmt.Sprintf("writing to the outbox: %v", err)}
}

// write writes the message to tmp.
func (o *Outbox) write(name string, m *deliver.Message) (temporary string, err error) {
	f, err := os.CreateTemp(filepath.Join(o.folder, "tmp"), name)
	if err != nil {
		return "", err
	}
	if !deliver.IsPlain(m.To) { // the To of the message has the domain otherwise
		_, err = fmt.Fprintf(f, "%s: %s\r\n", envelope, m.To)
	}
	if err == nil {
		_, err = m.WriteTo(f)
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// sync makes the move durable.
func (o *Outbox) sync() error {
	folder, err := os.Open(filepath.Join(o.folder, "new"))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// name is the Message-ID as a file name: without characters that have another
// meaning in file names, or in the flags after a Maildir's colon.
func name(messageID string) string {
	return strings.NewReplacer("/", "_", ":", "_", `\`, "_").Replace(messageID) + ".eml"
}

// Close does nothing: every message is in the folder when Send returns.
func (o *Outbox) Close() error { return nil }
