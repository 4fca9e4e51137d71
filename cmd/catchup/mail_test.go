package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-message"
	"github.com/rogpeppe/go-internal/testscript"

	"catchup/internal/deliver/smtptest"
)

// mail TEXT opens the one message of the outbox that has TEXT in its head: it
// prints the header decoded and the type of each part, and lays the two bodies
// as message.plain and message.html.
func readMessage(ts *testscript.TestScript, _ bool, args []string) {
	names, err := filepath.Glob(ts.MkAbs("var/outbox/new/*.eml"))
	ts.Check(err)
	var found []*message.Entity
	for _, name := range names {
		data, err := os.ReadFile(name)
		ts.Check(err)
		if head, _, _ := bytes.Cut(data, []byte("\r\n\r\n")); !bytes.Contains(head, []byte(args[0])) {
			continue
		}
		opened, err := message.Read(bytes.NewReader(data))
		ts.Check(err)
		found = append(found, opened)
	}
	if len(found) != 1 {
		ts.Fatalf("%d of %d letters have %q in the head", len(found), len(names), args[0])
	}
	ts.Check(openMessage(ts.Stdout(), ts.MkAbs("letter."), found[0]))
}

func openMessage(w io.Writer, body string, opened *message.Entity) error {
	for fields := opened.Header.Fields(); fields.Next(); {
		text, err := fields.Text()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: %s\n", fields.Key(), text)
	}
	return opened.Walk(func(path []int, part *message.Entity, err error) error {
		if err != nil {
			return err
		}
		media, _, err := part.Header.ContentType()
		fmt.Fprintf(w, "part %v %s %s\n", path, media, part.Header.Get("Content-Disposition"))
		if kind, ok := strings.CutPrefix(media, "text/"); ok {
			return errors.Join(err, saveBody(body+kind, part.Body))
		}
		return err
	})
}

func saveBody(name string, body io.Reader) error {
	data, err := io.ReadAll(body)
	return errors.Join(err, os.WriteFile(name, data, 0o644))
}

// mailserver ADDRESS=ANSWER… starts a mail server on SMTP_PORT, SMTP_WAS being
// the port of the one before, that answers to the recipients as told and takes
// the mail for all others; with dot:ADDRESS it answers so to the whole message,
// or closes the connection for "drop". "mailserver hold" does not say so before
// "release".
func mailserver(ts *testscript.TestScript, _ bool, args []string) {
	s := stageOf(ts)
	hold := slices.Contains(args, "hold")
	s.server = smtptest.Start(s.t, smtptest.Options{Reply: func(verb, argument string, _ int) string {
		if hold && verb == "." {
			s.hold()
		}
		for _, rule := range args {
			address, reply, _ := strings.Cut(rule, "=")
			at := "RCPT"
			if whole, ok := strings.CutPrefix(address, "dot:"); ok {
				at, address = ".", whole
			}
			if verb == at && strings.Contains(argument, address) {
				return reply
			}
		}
		return ""
	}})
	ts.Setenv("SMTP_WAS", ts.Getenv("SMTP_PORT"))
	ts.Setenv("SMTP_PORT", fmt.Sprint(s.server.Port))
}

func (s *stage) hold() {
	s.holds <- struct{}{}
	select {
	case <-s.reply:
	case <-time.After(scriptTimeout):
	}
}

// holding waits until the mail server holds a message.
func holding(ts *testscript.TestScript, _ bool, _ []string) {
	s := stageOf(ts)
	until(ts, func() bool { return len(s.holds) > 0 }, "a letter")
}

// release lets the mail server answer to the messages it holds.
func release(ts *testscript.TestScript, _ bool, _ []string) { close(stageOf(ts).reply) }

// taken N waits until the mail server has taken N messages, and prints to whom,
// a line for each.
func taken(ts *testscript.TestScript, _ bool, args []string) {
	var to []string
	server := stageOf(ts).server
	until(ts, func() bool { return strconv.Itoa(len(server.Mails())) == args[0] }, args[0]+" letters")
	for _, m := range server.Mails() {
		to = append(to, strings.TrimSuffix(strings.TrimPrefix(m.To, "TO:<"), ">")+"\n")
	}
	slices.Sort(to)
	fmt.Fprint(ts.Stdout(), strings.Join(to, ""))
}
