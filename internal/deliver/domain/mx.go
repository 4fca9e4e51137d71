package domain

import (
	"context"
	"fmt"
	"net"
	"slices"
	"strings"
)

// mx examines whether replies and bounces have somewhere to go.
func (x *examination) mx(ctx context.Context) []Finding {
	var found []Finding
	for _, name := range slices.Compact([]string{x.From, x.Return}) {
		found = append(found, x.servers(ctx, name))
	}
	return found
}

func (x *examination) servers(ctx context.Context, name string) Finding {
	servers, err := x.resolver.LookupMX(ctx, absolute(name))
	switch {
	case known(err) != nil && len(servers) == 0:
		return unknown("MX", "the mail servers of "+name, err)[0]
	case len(servers) == 0:
		return Finding{"MX", Advice, name + " names no server that takes its mail; replies and bounces are left to its address record",
			"publish as MX at " + name + ": 10 and the name of the server"}
	case servers[0].Host == ".": // RFC 7505
		return Finding{"MX", Fault, name + " says that it takes no mail, which many receivers hold against its messages",
			"publish as MX at " + name + ": 10 and the name of the server, in the place of 0 ."}
	}
	return Finding{"MX", Good, fmt.Sprintf("the mail of %s goes to %s", name, strings.Join(hosts(servers), ", ")), ""}
}

func hosts(servers []*net.MX) []string {
	names := make([]string, len(servers))
	for i, s := range servers {
		names[i] = strings.TrimSuffix(s.Host, ".")
	}
	return names
}
