// Package dnstest is a DNS server for tests. It listens on a port of this
// machine and gives the records that a test tells it to.
package dnstest

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// Zone is what the server knows: lines of "name TXT text", "name MX 10 host",
// "name A 127.0.0.1", "name BROKEN" and "name SILENT".
type Zone []string

// Serve serves the zone over UDP until the test ends, and over TCP what UDP has
// no room for. It returns the resolver that asks it.
func (z Zone) Serve(t testing.TB) *net.Resolver {
	t.Helper()
	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	streams, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { packets.Close(); streams.Close() })
	go z.packets(packets)
	go z.streams(streams)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		address := packets.LocalAddr()
		if strings.HasPrefix(network, "tcp") {
			address = streams.Addr()
		}
		return new(net.Dialer).DialContext(ctx, network, address.String())
	}}
}

func (z Zone) packets(c net.PacketConn) {
	question := make([]byte, 1500)
	for {
		n, from, err := c.ReadFrom(question)
		if err != nil {
			return
		}
		response := z.response(question[:n], false)
		if len(response) > 512 {
			response = z.response(question[:n], true)
		}
		if response != nil {
			_, _ = c.WriteTo(response, from) // a client that is gone asks no more
		}
	}
}

func (z Zone) streams(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		var size [2]byte
		if _, err := io.ReadFull(c, size[:]); err == nil {
			question := make([]byte, binary.BigEndian.Uint16(size[:]))
			if _, err := io.ReadFull(c, question); err == nil {
				response := z.response(question, false)
				_, _ = c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(response))), response...))
			}
		}
		c.Close()
	}
}

// response is the packet for a question, nil for silence.
func (z Zone) response(question []byte, truncated bool) []byte {
	var m dnsmessage.Message
	if err := m.Unpack(question); err != nil {
		return nil
	}
	q := m.Questions[0]
	m.Response, m.RecursionAvailable, m.Additionals, m.RCode = true, true, nil, dnsmessage.RCodeNameError
	name := strings.TrimSuffix(q.Name.String(), ".")
	for _, line := range z {
		words := strings.SplitN(line, " ", 3)
		switch {
		case words[0] != name:
		case words[1] == "SILENT":
			return nil
		case words[1] == "BROKEN":
			m.RCode = dnsmessage.RCodeServerFailure
		default:
			m.RCode = dnsmessage.RCodeSuccess
			if b := body(words[1], words[2]); "Type"+words[1] == q.Type.String() && !truncated {
				header := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 60}
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: header, Body: b})
			}
		}
	}
	m.Truncated = truncated
	packed, err := m.Pack()
	if err != nil {
		return nil
	}
	return packed
}

// body is a record's; long texts come in strings of 255 bytes.
func body(kind, value string) dnsmessage.ResourceBody {
	if kind == "A" {
		return &dnsmessage.AResource{A: netip.MustParseAddr(value).As4()}
	}
	if kind == "TXT" {
		var parts []string
		for part := range slices.Chunk([]byte(value), 255) {
			parts = append(parts, string(part))
		}
		return &dnsmessage.TXTResource{TXT: parts}
	}
	preference, host, _ := strings.Cut(value, " ")
	n, err := strconv.ParseUint(preference, 10, 16)
	if err != nil {
		panic(err)
	}
	return &dnsmessage.MXResource{Pref: uint16(n), MX: dnsmessage.MustNewName(host)}
}
