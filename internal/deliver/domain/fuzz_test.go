package domain

import (
	"context"
	"net"
	"strings"
	"testing"
)

// published is what strangers have published: the same records at every name.
type published struct {
	texts []string
	asked chan struct{} // has room for as many questions as there may be
}

func (p published) LookupTXT(context.Context, string) ([]string, error) {
	p.asked <- struct{}{}
	return p.texts, nil
}

func (p published) LookupMX(context.Context, string) ([]*net.MX, error) {
	p.asked <- struct{}{}
	return []*net.MX{{Host: strings.Join(p.texts, "")}}, nil
}

// FuzzExamine examines a domain with any records, of which some include
// themselves: no panic, a bounded number of look-ups, and every finding is told
// in words.
func FuzzExamine(f *testing.F) {
	f.Add("v=spf1 include:a.example include:b.example redirect=c.example", "v=DMARC1; p=reject; sp=; pct=x; rua=mailto:a@b.example")
	f.Add("v=spf1 -all\x00 ip4: ?ptr a/33 mx//", "v=DKIM1; k=ed25519; p=====; t=y:s; ;=;")
	f.Add("V=SPF1 include: redirect=", "v=spf1")
	f.Fuzz(func(t *testing.T, one, two string) {
		p := published{[]string{one, two}, make(chan struct{}, 100)}
		found := Examine(t.Context(), p, Sender{From: "example.org"})
		if len(found) == 0 {
			t.Error("nothing is found")
		}
		for _, x := range found {
			if x.About == "" || x.Severity == "" || x.Message == "" {
				t.Errorf("%+v says nothing", x)
			}
		}
	})
}
