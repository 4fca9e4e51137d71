package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"catchup/internal/password"
)

func passwordCommand(d *door) *cobra.Command {
	var token bool
	c := &cobra.Command{
		Use: "password [--token]", Short: "make the hash of an operator's password, or a token, for the settings", Args: misused(cobra.NoArgs),
		Long: `Password asks for a password, or reads a line of standard input, and prints its
hash for web.operators in the settings. With --token it makes a token instead,
and prints it with its digest. Keep the token: it is shown only once.
` + statuses,
		RunE: func(*cobra.Command, []string) error {
			if token {
				d.makeToken()
				return nil
			}
			return d.makePassword()
		},
	}
	c.Flags().BoolVar(&token, "token", false, "draw a token for programs")
	return c
}

func (d *door) makeToken() {
	token, digest := password.NewToken()
	fmt.Fprintf(d.screen.err, "the token, which is shown this once: %s\n", token)
	d.screen.printf("%s\n", digest)
}

func (d *door) makePassword() error {
	text, err := d.askPassword()
	if err != nil {
		return err
	}
	hash, err := password.New(text)
	if err != nil {
		return usage{err}
	}
	d.screen.printf("%s\n", hash)
	return nil
}

// askPassword reads a password: at a terminal twice and unseen, else a line.
func (d *door) askPassword() (string, error) {
	file, ok := d.in.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		line, err := bufio.NewReader(d.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("reading a password: %w", err)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	var said [2]string
	for i, prompt := range []string{"password: ", "once more: "} {
		fmt.Fprint(d.screen.err, prompt)
		text, err := term.ReadPassword(int(file.Fd()))
		fmt.Fprintln(d.screen.err)
		if err != nil {
			return "", fmt.Errorf("reading a password: %w", err)
		}
		said[i] = string(text)
	}
	if said[0] != said[1] {
		return "", usage{errors.New("the two are not the same")}
	}
	return said[0], nil
}
