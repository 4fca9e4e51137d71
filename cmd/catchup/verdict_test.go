package main

import (
	"bufio"
	"bytes"
	"net/textproto"
	"strings"

	"catchup/internal/deliver"
)

// taken are the Message-IDs that the server has taken for each address.
func (p *play) taken() map[string][]string {
	all := map[string][]string{}
	for _, m := range p.server.Mails() {
		head, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(m.Data))).ReadMIMEHeader()
		p.must(err)
		to := strings.Trim(strings.TrimPrefix(m.To, "TO:"), "<>")
		all[to] = append(all[to], strings.Trim(head.Get("Message-Id"), "<>"))
	}
	return all
}

// rows are the deliveries of the edition.
func (p *play) rows() (all []deliver.Delivery) {
	e := p.edition()
	if e == nil {
		p.Fatal("there is no edition")
	}
	for d, err := range p.store.Ledger.Rows(p.Context(), e.ID) {
		p.must(err)
		all = append(all, d)
	}
	return all
}

// judge holds the ledger against the server.
func (p *play) judge() {
	taken, rows, unsure := p.taken(), p.rows(), 0
	if len(rows) != audience {
		p.Errorf("%d readers have a row", len(rows))
	}
	for _, d := range rows {
		n := len(taken[d.Email])
		switch {
		case n > 1:
			p.Errorf("%s is doubled: %d letters", d.Email, n)
		case d.State == deliver.Unsure:
			unsure, p.unsureTaken = unsure+1, p.unsureTaken+n
		case d.State != deliver.Sent || n != 1:
			p.Errorf("%s is lost: the ledger has %s (%s), the server %d letters", d.Email, d.State, d.Reason, n)
		}
		if n == 1 && d.State == deliver.Sent && taken[d.Email][0] != d.MessageID {
			p.Errorf("%s got %s, the ledger has %s", d.Email, taken[d.Email], d.MessageID)
		}
	}
	if bound := p.kills() * p.connections; unsure > bound {
		p.Errorf("%d letters are unsure after %d kills, want %d at most", unsure, p.kills(), bound)
	}
	p.unsure += unsure
}

// close has what is unsure left at that, or else decided by what the server
// has taken; then all must be decided.
func (p *play) close(leave bool) {
	taken := p.taken()
	for _, d := range p.rows() {
		if d.State == deliver.Unsure && !leave && len(taken[d.Email]) == 0 {
			p.decide("--unsure=send", "--to", d.Email)
		}
	}
	p.decide("--unsure=leave")
	taken = p.taken()
	for _, d := range p.rows() {
		n := len(taken[d.Email])
		if n > 1 || !leave && n != 1 || d.State != deliver.Sent && d.State != deliver.Skipped {
			p.Errorf("in the end %s has %d letters, the ledger %s", d.Email, n, d.State)
		}
	}
}

func (p *play) decide(args ...string) {
	var out bytes.Buffer
	c := p.command(p.dirs[0], append([]string{"resend", "weekly"}, args...)...)
	c.Stdout, c.Stderr = &out, &out
	if c.Run(); c.ProcessState == nil {
		p.Fatal("resend could not be started")
	}
	p.ended(c, &out)
}
