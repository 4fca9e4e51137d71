package app

import (
	"cmp"
	"context"
	"net"

	"catchup/internal/deliver/domain"
)

// Published tells what the domain that messages come from has published for
// receivers to judge them by. It is empty if they are not sent by a server.
func (a *App) Published(ctx context.Context) []domain.Finding {
	mail := a.settings.Mail
	if mail.SMTP == nil {
		return nil
	}
	sender := domain.Sender{From: domainOf(mail.From.Address.Address), Relay: mail.SMTP.Host, Signer: a.signer}
	if mail.Returns != nil {
		sender.Return = domainOf(mail.Returns.Address)
	}
	return domain.Examine(ctx, cmp.Or(a.options.Resolver, net.DefaultResolver), sender)
}
