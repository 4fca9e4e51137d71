package archtest

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"
)

// connecting are the packages that connect to addresses. All of these stand in
// settings, except for those that source's Fetcher is led to: docs/operating.md
// lists them.
var connecting = []string{
	"internal/deliver/smtp", "internal/feedback/imap", "internal/feedback/lmtp", "internal/monitor", "internal/rewrite", "internal/source",
}

// connects are the names of the standard library that connections begin with.
var connects = map[string][]string{
	"net":        {"Dial", "DialIP", "DialTCP", "DialTimeout", "DialUDP", "DialUnix", "Dialer"},
	"net/http":   {"Client", "DefaultClient", "DefaultTransport", "Get", "Head", "Post", "PostForm", "Transport"},
	"net/smtp":   {"Dial", "SendMail"},
	"crypto/tls": {"Dial", "DialWithDialer", "Dialer"},
}

// TestConnectionsAreKnown finds the packages that make connections of their own.
func TestConnectionsAreKnown(t *testing.T) {
	found := map[string]bool{}
	for name, p := range house(t) {
		if strings.HasSuffix(name, "test") {
			continue
		}
		for _, used := range p.TypesInfo.Uses {
			if beginsConnection(used) {
				found[name] = true
			}
		}
	}
	if got := slices.Sorted(maps.Keys(found)); !slices.Equal(got, connecting) {
		t.Errorf("connections are made in %q, and known of %q: whoever adds one says in docs/operating.md where it leads", got, connecting)
	}
}

// beginsConnection tells whether a name is one of connects, and no method.
func beginsConnection(o types.Object) bool {
	return o.Pkg() != nil && o.Parent() == o.Pkg().Scope() && slices.Contains(connects[o.Pkg().Path()], o.Name())
}
