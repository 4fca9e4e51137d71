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
	var app string
	c := &cobra.Command{
		Use: "password [--token | --totp NAME]", Short: "make the hash of an operator's password, a token or the secret of an app, for the settings", Args: takes(0, 0),
		Long: `Password asks for a password, or reads a line of standard input, and prints its
hash for web.operators in the settings. With --token it makes a token instead,
and prints it with its digest. Keep the token: it is shown only once.

With --totp it makes the secret of an authenticator app for the operator of that
name, whose codes are then asked for besides the password. It shows the secret
as a QR code and as an address for the app, and prints it for the settings.
` + statuses,
		RunE: func(c *cobra.Command, _ []string) error {
			switch codes := c.Flags().Changed("totp"); {
			case codes && token:
				return usage{errors.New("--token and --totp make two things: give one of them")}
			case codes:
				return d.makeCodes(app)
			case token:
				d.makeToken()
				return nil
			}
			return d.makePassword()
		},
	}
	c.Flags().BoolVar(&token, "token", false, "draw a token for programs")
	c.Flags().StringVar(&app, "totp", "", "draw the secret of an authenticator app for the operator `NAME`")
	return c
}

// makeCodes prints the secret alone where a file can take it, and what is for
// the eye beside it.
func (d *door) makeCodes(operator string) error {
	secret, address, err := password.NewCodeSecret(operator)
	if err != nil {
		return usage{err}
	}
	picture, err := qrText(address)
	if err != nil {
		return err
	}
	d.screen.say("%s", d.onPaper(picture))
	d.screen.say("for the app, which shows this as catchup:%s: %s", operator, address)
	d.screen.say(`for the settings, beside the password: totp: "%s", or totp: file:PATH of a file that holds it`, secret)
	d.screen.printf("%s\n", secret)
	return nil
}

// onPaper has a terminal set each line in black on white, whatever its colours:
// telephones do not read a QR code of light on dark.
func (d *door) onPaper(lines string) string {
	if file, ok := d.screen.err.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		return lines
	}
	return "\x1b[30;107m" + strings.ReplaceAll(lines, "\n", "\x1b[0m\n\x1b[30;107m") + "\x1b[0m"
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
