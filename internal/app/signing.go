package app

import (
	"context"
	"fmt"
	"strings"

	"catchup/internal/deliver"
	"catchup/internal/deliver/dkim"
)

// openSigner takes the key that messages are signed with out of the settings.
func (a *App) openSigner(context.Context) (err error) {
	if spec := a.settings.Mail.DKIM; spec != nil {
		a.signer, err = dkim.New(*spec, domainOf(a.settings.Mail.From.Address.Address))
	}
	if err != nil {
		return fmt.Errorf("opening what letters are signed with: %w", err)
	}
	return nil
}

// signing signs messages; nil if they are not signed. Messages of one body share
// its digest.
func (a *App) signing() deliver.Signing {
	if a.signer == nil {
		return nil
	}
	return func(body [][]byte) func([]byte) ([]byte, error) {
		digest := dkim.Sum(body...)
		return func(head []byte) ([]byte, error) { return a.signer.Sign(head, digest) }
	}
}

// domainOf is the domain of an e-mail address.
func domainOf(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }
