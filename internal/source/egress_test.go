package source

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestPublicAddresses(t *testing.T) {
	for why, all := range map[string]string{
		"": "1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 " +
			"192.0.1.0 192.0.3.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2001:200:: 2606:4700::1111 2a00:1450::1 3ffe::1 " +
			"::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101::1",
		ownMachine:    "0.0.0.0 0.0.0.1 127.0.0.1 127.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:0.0.0.0",
		private:       "10.0.0.0 10.255.255.255 172.16.0.0 172.31.255.255 192.168.0.1 192.168.255.255 100.64.0.0 100.127.255.255 198.18.0.0 198.19.255.255 fc00::1 fdff::1 fd00:ec2::254 fec0::1 feff::1 64:ff9b:1::1.1.1.1 ::ffff:10.0.0.5",
		neighbours:    "169.254.169.254 169.254.0.0 169.254.255.255 fe80::1 fe80::1%eth0 febf::1 2606:4700::1111%eth0 ::ffff:169.254.169.254",
		manyListen:    "224.0.0.1 239.255.255.255 ff02::1 ff0e::1",
		documentation: "192.0.2.1 198.51.100.1 203.0.113.255 2001:db8::1 3fff::1 3fff:fff::1",
		special:       "192.0.0.0 192.0.0.255 192.88.99.1 168.63.129.16 240.0.0.1 255.255.255.254 255.255.255.255 100::1 2001::1 2001:0:101:101::1 2001:1ff::1 2001:2::1 2001:20::1 ::10.0.0.5 ::2 1fff::1 4000::1 5f00::1 ::ffff:0:1.1.1.1 64:ff9b:0:1::1.1.1.1",
		"which stands for 127.0.0.1, " + ownMachine:       "64:ff9b::7f00:1 2002:7f00:1::",
		"which stands for 10.0.0.5, " + private:           "64:ff9b::10.0.0.5 2002:a00:5::1",
		"which stands for 169.254.169.254, " + neighbours: "64:ff9b::169.254.169.254 2002:a9fe:a9fe::1",
	} {
		for address := range strings.FieldsSeq(all) {
			if got := notPublic(netip.MustParseAddr(address)); got != why {
				t.Errorf("%s is %q, want %q", address, got, why)
			}
		}
	}
	if notPublic(netip.Addr{}) == "" {
		t.Error("no address is public")
	}
}

func TestHosts(t *testing.T) {
	for written, want := range map[string]string{
		"Intranet.Example": "intranet.example", "intranet.example.": "intranet.example", "intranet.example:8080": "intranet.example:8080",
		"intranet.example:443": "intranet.example", "10.0.0.5:80": "10.0.0.5", "10.0.0.5:81": "10.0.0.5:81",
		"::1": "::1", "0:0::1": "::1", "[::1]:8080": "[::1]:8080", "[0::1]:80": "::1",
	} {
		var h Host
		if err := h.UnmarshalText([]byte(written)); err != nil || h.String() != want {
			t.Errorf("%q is %q, %v", written, h, err)
		}
	}
	for _, written := range []string{"", "*.example", "https://a.example", "a.example/x", "10.0.0.0/8", "me@a.example", "a b", "a.example:0", "a.example:", "fe80::1%eth0", "[fe80::1%eth0]:80"} {
		if err := new(Host).UnmarshalText([]byte(written)); err == nil || !strings.Contains(err.Error(), "is not a host such as") {
			t.Errorf("%q: %v", written, err)
		}
	}
	some := reach{{Name: "a.example"}, {"b.example", "8080"}, {Name: "::1"}}
	for address, want := range map[string]bool{
		"http://a.example/": true, "https://A.example./x": true, "https://me:x@a.example:443/": true, "http://a.example:8080/": false, "http://x.a.example/": false,
		"http://b.example/": false, "http://b.example:8080/": true, "http://[0:0::1]/": true, "http://[::1]:8080/": false, "http://a.example:080/": false,
		"http://a.example@c.example/": false,
	} {
		if got := some.covers(wanted(t, address).From.URL); got != want {
			t.Errorf("%s is covered: %t", address, got)
		}
	}
}

// errDialled stands for a connection to a public address, which no test makes.
var errDialled = errors.New("would be dialled")

// zone is what a name server of a test knows: the addresses of each name, one
// for each question. The last one stays.
type zone struct {
	mu  sync.Mutex
	all map[string][]string
}

// outside is the transport that asks this name server, and connects to nobody.
func (z *zone) outside() outside {
	d := &net.Dialer{Resolver: &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go z.serve(theirs)
		return ours, nil
	}}}
	o := newOutside(d)
	o.proxy = func(*http.Request) (*url.URL, error) { return nil, nil }
	judge := d.ControlContext
	d.ControlContext = func(ctx context.Context, network, address string, c syscall.RawConn) error {
		if err := judge(ctx, network, address, c); err != nil {
			return err
		}
		return fmt.Errorf("%s %w", address, errDialled)
	}
	return o
}

// serve answers one question as DNS does over TCP.
func (z *zone) serve(c net.Conn) {
	defer c.Close()
	var size [2]byte
	if _, err := io.ReadFull(c, size[:]); err != nil {
		return
	}
	question := make([]byte, binary.BigEndian.Uint16(size[:]))
	var m dnsmessage.Message
	if _, err := io.ReadFull(c, question); err != nil || m.Unpack(question) != nil {
		return
	}
	m.Response, m.Additionals = true, nil
	if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
		for _, a := range z.next(strings.TrimSuffix(q.Name.String(), ".")) {
			header := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: header, Body: &dnsmessage.AResource{A: netip.MustParseAddr(a).As4()}})
		}
	}
	packed, err := m.Pack()
	if err != nil {
		return
	}
	_, _ = c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(packed))), packed...))
}

func (z *zone) next(name string) []string {
	z.mu.Lock()
	defer z.mu.Unlock()
	found := z.all[name]
	if len(found) == 0 {
		return nil
	}
	if len(found) > 1 {
		z.all[name] = found[1:]
	}
	return strings.Fields(found[0])
}

// ask asks the address politely and returns what that says.
func ask(t *testing.T, f *Fetcher, address string) string {
	t.Helper()
	_, err := f.Fetch(t.Context(), Request{}, wanted(t, address))
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestOnlyPublicIsDialled spells hosts in odd ways. The name server says of
// some of them what the C library would read in them.
func TestOnlyPublicIsDialled(t *testing.T) {
	z := &zone{all: map[string][]string{
		"a.example": {"1.1.1.1"}, "inside.example": {"10.0.0.5"}, "127.0.0.1": {"127.0.0.1"},
		"2130706433": {"127.0.0.1"}, "0x7f000001": {"127.0.0.1"}, "0177.0.0.1": {"127.0.0.1"}, "127.1": {"127.0.0.1"}, "0": {"0.0.0.0"},
	}}
	f := fetcher(nil)
	f.public = z.outside()
	f.polite = route{nil, f.named, f.public}
	const cure = "; allow_private: ["
	for _, c := range []struct{ address, want string }{
		{"http://a.example/", "1.1.1.1:80 would be dialled"},
		{"https://a.example:443/", "1.1.1.1:443 would be dialled"},
		{"http://inside.example/x", "reading http://inside.example/x: inside.example leads to 10.0.0.5, an address of a private network; allow_private: [inside.example] lets it"},
		{"http://10.0.0.5/", "10.0.0.5 is an address of a private network; allow_private: [10.0.0.5] lets it"},
		{"http://a.example:8080/", "a.example:8080 is asked for at port 8080, which is not one of the web (80 and 443); allow_private: [a.example:8080] lets it"},
		{"http://127.0.0.1:22/", "port 22"},
		{"http://127.0.0.1/", ownMachine + cure},
		{"http://127.0.0.1./", "no such host"}, // Go looks up no numbers, whatever the name server says of them
		{"http://me:hush@127.0.0.1/", "reading http://127.0.0.1/: 127.0.0.1 is " + ownMachine},
		{"http://a.example@127.0.0.1/", ownMachine},
		{"http://LOCALHOST/", "localhost leads to 127.0.0.1, " + ownMachine},
		{"http://2130706433/", "no such host"},
		{"http://0x7f000001/", ownMachine},
		{"http://0177.0.0.1/", "no such host"},
		{"http://127.1/", "no such host"},
		{"http://0/", "no such host"},
		{"http://0.0.0.0/", ownMachine},
		{"http://[::]/", ownMachine},
		{"http://[::1]/", `::1 is ` + ownMachine + `; allow_private: ["::1"] lets it`},
		{"http://[::ffff:127.0.0.1]/", ownMachine},
		{"http://[::ffff:a00:5]/", private},
		{"http://[64:ff9b::a00:5]/", "64:ff9b::a00:5 stands for 10.0.0.5, an address of a private network"},
		{"http://[2002:7f00:1::1]/", ownMachine},
		{"http://[fe80::1%25lo]/", neighbours},
		{"http://:80/", "names no host"},
		{"http://169.254.169.254/latest/meta-data/", neighbours},
		{"gopher://a.example/", "unsupported protocol scheme"},
	} {
		got := ask(t, f, c.address)
		if !strings.Contains(got, c.want) || strings.Contains(got, "hush") {
			t.Errorf("%s: %s, want %s", c.address, got, c.want)
		}
	}
}

// TestRebinding has a name lead to a public address at first and to this
// machine then: what counts is the address that is dialled.
func TestRebinding(t *testing.T) {
	f := fetcher(nil)
	f.public = (&zone{all: map[string][]string{"turns.example": {"1.1.1.1", "127.0.0.1"}}}).outside()
	if got := ask(t, f.over(route{nil, f.named, f.public}), "http://turns.example/"); !strings.Contains(got, "turns.example leads to 127.0.0.1") {
		t.Error(got) // the first try is public and fails, the second is not
	}
}

// TestRedirectsGoOutside has sites that may be asked lead to ones that may not.
func TestRedirectsGoOutside(t *testing.T) {
	inside, asked := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "hush") })
	to := ""
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/here" {
			fmt.Fprint(w, "here")
			return
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	f := fetcher(nil)
	outside := (&zone{}).outside()
	f.public = roundTrip(func(q *http.Request) (*http.Response, error) { // a.example is a public site that redirects
		if q.URL.Host != "a.example" {
			return outside.RoundTrip(q)
		}
		return direct(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }).RoundTrip(q)
	})
	port := wanted(t, inside).From.URL.Port()
	for _, to = range []string{
		inside, "http://localhost:" + port, "http://[::ffff:127.0.0.1]:" + port, "http://127.0.0.1/", "http://[::1]/", "http://0.0.0.0/", "http://169.254.169.254/",
		strings.Replace(address, "127.0.0.1", "localhost", 1), "https://a.example/again",
	} {
		for from, f := range map[string]*Fetcher{address: f, "https://a.example/": f.over(route{nil, f.named, f.public})} {
			want := "; allow_private: ["
			if to == "https://a.example/again" {
				want = "redirected more than 10 times"
			}
			if got := ask(t, f, from); !strings.Contains(got, want) {
				t.Errorf("%s is led to %s: %q", from, to, got)
			}
		}
	}
	if asked.Load() != 0 {
		t.Errorf("the host inside was asked %d times", asked.Load())
	}
	to = "/here"
	if got := ask(t, f, address); got != "" {
		t.Errorf("the same host: %s", got)
	}
	to = inside
	if got := ask(t, f.Allow([]Host{allowed(t, inside)}), address); got != "" || asked.Load() != 1 {
		t.Errorf("allowed: %s, asked %d times", got, asked.Load())
	}
	if got := ask(t, f, address); got == "" || asked.Load() != 1 {
		t.Error("what one source may do, another may as well")
	}
}

// TestPagesGoOutside asks for pages whose robots.txt is inside, or leads there.
func TestPagesGoOutside(t *testing.T) {
	inside, asked := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /no") })
	f := fetcher(nil)
	outside, pages := (&zone{}).outside(), 0
	f.public = roundTrip(func(q *http.Request) (*http.Response, error) {
		if q.URL.Host != "a.example" {
			return outside.RoundTrip(q)
		}
		return direct(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.Redirect(w, r, inside, http.StatusFound)
				return
			}
			pages++
		}).RoundTrip(q)
	})
	stranger := f.Polite(0, wanted(t, "https://b.example/feed").From)
	for _, page := range []string{inside + "/1", "https://a.example/1", "http://127.0.0.1/1"} {
		if got := ask(t, stranger, page); !strings.Contains(got, "; allow_private: [127.0.0.1") {
			t.Errorf("%s: %q", page, got)
		}
	}
	if asked.Load() != 0 || pages != 0 {
		t.Errorf("asked %d times, and for %d pages", asked.Load(), pages)
	}
	own := f.Polite(0, wanted(t, inside+"/feed").From)
	if got := ask(t, own, inside+"/1"); got != "" || asked.Load() != 2 {
		t.Errorf("the feed's own host: %s, asked %d times", got, asked.Load())
	}
	if got := ask(t, own, inside+"/no"); !strings.Contains(got, "stay away") {
		t.Errorf("robots.txt of the feed's own host: %s", got)
	}
	if got := ask(t, stranger.Allow([]Host{allowed(t, inside)}), inside+"/2"); got == "" {
		t.Error("a polite fetcher's hosts are those that it was made with")
	}
	if own.Reach() == stranger.Reach() {
		t.Error("what one may show, the other may as well")
	}
}

// TestNoProxyForStrangers holds that a proxy of the environment is asked for
// hosts of the settings alone: it would look up other names itself.
func TestNoProxyForStrangers(t *testing.T) {
	proxy, asked := serve(t, func(http.ResponseWriter, *http.Request) {})
	f := fetcher(nil)
	o := (&zone{all: map[string][]string{"a.example": {"1.1.1.1"}}}).outside()
	looked := 0
	o.proxy = func(*http.Request) (*url.URL, error) {
		looked++
		return wanted(t, proxy).From.URL, nil
	}
	f.public = o
	got := ask(t, f.over(route{nil, f.named, f.public}), "http://a.example/")
	if !strings.Contains(got, "would be asked by a proxy") || !strings.HasSuffix(got, "allow_private: [a.example] lets it") || asked.Load() != 0 {
		t.Errorf("%q, asked %d times", got, asked.Load())
	}
	if looked != 1 {
		t.Errorf("what is refused is asked for %d times", looked)
	}
	if newOutside(new(net.Dialer)).proxy == nil {
		t.Error("nobody looks whether there is a proxy")
	}
}
