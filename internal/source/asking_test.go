package source

import (
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// secured serves with a certificate that no machine knows, and gives that
// certificate as settings would hold it.
func secured(t *testing.T, h http.HandlerFunc) (address string, ca setting.Document) {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	ca.Name = "config/ca.pem"
	ca.Text = string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))
	return server.URL, ca
}

func TestAsking(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		fmt.Fprintln(w, r.UserAgent(), user, password, r.Header.Get("X-Key"))
	})
	secret := setting.NewSecret
	for _, c := range []struct {
		a       Asking
		address string
		want    string
	}{
		{Asking{}, address, "catchup/1 (reads feeds and tables for a digest)   "},
		{Asking{UserAgent: "Ward/2"}, address, "Ward/2   "},
		{Asking{User: secret("me"), Password: secret("a:b")}, address, agent + " me a:b "},
		{Asking{User: secret("me")}, address, agent + " me  "},
		{Asking{Headers: map[string]setting.Secret{"x-key": secret("k"), "user-agent": secret("Own")}}, address, "Own   k"},
		{Asking{User: secret("me"), Password: secret("x")}, strings.Replace(address, "//", "//other:y@", 1), agent + " me x "},
	} {
		got, err := fetcher(nil).With(c.a).Fetch(t.Context(), Request{}, wanted(t, c.address))
		if err != nil || string(got.Body) != c.want+"\n" {
			t.Errorf("%+v: %q, %v", c.a, got.Body, err)
		}
	}
}

// A polite fetcher asks strangers: what the settings have for their own hosts is
// not sent.
func TestStrangersGetNothingOfTheSettings(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, r.UserAgent(), r.Header.Get("Authorization"), r.Header.Get("X-Key"))
	})
	a := Asking{UserAgent: "Ward/2", User: setting.NewSecret("me"), Headers: map[string]setting.Secret{"X-Key": setting.NewSecret("k")}}
	w := wanted(t, address)
	got, err := fetcher(nil).With(a).Polite(0, w.From).Fetch(t.Context(), Request{}, w)
	if err != nil || string(got.Body) != agent {
		t.Errorf("a stranger gets %q, %v", got.Body, err)
	}
}

// What a list names is asked without the secrets of the settings, unless it is on
// the host of the list; and it must be public if the list is not the operator's.
func TestListsAreNotTrusted(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Header.Get("X-Key")) })
	elsewhere, _ := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Header.Get("X-Key")) })
	f := fetcher(nil).With(Asking{Headers: map[string]setting.Secret{"X-Key": setting.NewSecret("k")}})
	list, other := wanted(t, address+"/list.opml").From, wanted(t, elsewhere).From
	file := setting.Location{File: setting.File{Path: setting.Path{Name: "list.opml"}}}
	for _, c := range []struct {
		from, by    setting.Location
		sent, wrong string
	}{
		{from: list, sent: "k"}, {from: list, by: list, sent: "k"}, {from: list, by: file},
		{from: other, by: list, wrong: "is asked for at port"}, {from: other, by: file},
	} {
		got, err := f.Fetch(t.Context(), Request{}, Wanted{From: c.from, By: c.by})
		switch {
		case c.wrong != "":
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s of %s: %v", c.from, c.by, err)
			}
		case err != nil || string(got.Body) != c.sent:
			t.Errorf("%s of %s is sent %q: %v", c.from, c.by, got.Body, err)
		}
	}
	if got, err := f.Allow([]Host{allowed(t, elsewhere)}).Fetch(t.Context(), Request{}, Wanted{From: other, By: list}); err != nil || len(got.Body) != 0 {
		t.Errorf("an allowed host is sent %q: %v", got.Body, err)
	}
}

func TestStays(t *testing.T) {
	for _, c := range []struct {
		first, next string
		want        bool
	}{
		{"https://a.example/x", "https://a.example/y", true}, {"http://a.example/", "https://A.example/", true}, {"http://a.example:80/", "https://a.example:443/", true},
		{"https://a.example/", "http://a.example/", false}, {"https://a.example/", "https://www.a.example/", false}, {"https://a.example/", "https://a.example:8443/", false},
		{"http://a.example/", "ftp://a.example/", false},
	} {
		first, _ := url.Parse(c.first)
		next, _ := url.Parse(c.next)
		if stays(first, next) != c.want {
			t.Errorf("from %s to %s is the same: %t", c.first, c.next, !c.want)
		}
	}
}

// A certificate of the settings is believed of hosts that the settings name, and
// of no others.
func TestCertificates(t *testing.T) {
	address, ca := secured(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "in") })
	w := wanted(t, address)
	_, err := fetcher(nil).Fetch(t.Context(), Request{}, w)
	if err == nil || !strings.Contains(err.Error(), "; ca: can name a file with the certificate that signed it") {
		t.Errorf("without the certificate: %v", err)
	}
	f := fetcher(nil)
	if got, err := f.With(Asking{CA: ca}).Fetch(t.Context(), Request{}, w); err != nil || string(got.Body) != "in" {
		t.Errorf("with the certificate: %v", err)
	}
	if _, err := f.Fetch(t.Context(), Request{}, w); err == nil {
		t.Error("one source's certificate is believed of all sources")
	}
	if a, b := f.With(Asking{CA: ca}), f.With(Asking{CA: ca}); a.named != b.named || a.named == f.named {
		t.Error("the transports are not as they should be")
	}
}

func TestUnauthorised(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) })
	for want, a := range map[string]Asking{
		"the response is 401 Unauthorized; user: and password:, or headers:, may open it":                     {},
		"the response is 401 Unauthorized; the headers, or user and password, of the settings do not open it": {User: setting.NewSecret("me")},
	} {
		if _, err := fetcher(nil).With(a).Fetch(t.Context(), Request{}, wanted(t, address)); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A feed of a list is not sent what it asks for, and the error says so.
func TestUnauthorisedOfList(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) })
	w := wanted(t, address)
	w.By = setting.Location{File: setting.File{Path: setting.Path{Name: "list.opml"}}}
	_, err := fetcher(nil).With(Asking{User: setting.NewSecret("me")}).Fetch(t.Context(), Request{}, w)
	if err == nil || !strings.HasSuffix(err.Error(), "; what a list names is not sent headers, user and password: write it under urls") {
		t.Error(err)
	}
}

func TestAskingIsChecked(t *testing.T) {
	secret := setting.NewSecret
	_, ca := secured(t, func(http.ResponseWriter, *http.Request) {})
	web := setting.Location{URL: &url.URL{Scheme: "https", Host: "a.example"}}
	file := setting.Location{File: setting.File{Path: setting.Path{Name: "a.xml"}}}
	headers := func(pairs ...string) Asking {
		a := Asking{Headers: map[string]setting.Secret{}}
		for i := 0; i < len(pairs); i += 2 {
			a.Headers[pairs[i]] = secret(pairs[i+1])
		}
		return a
	}
	for _, c := range []struct {
		a    Asking
		at   []setting.Location
		want []string
	}{
		{Asking{User: secret("me"), Password: secret("x"), UserAgent: "Ward/2", CA: ca}, []setting.Location{web}, nil},
		{headers("X-Key", "k", "Accept", "a, b"), []setting.Location{file, web}, nil},
		{headers("X Key", "k"), []setting.Location{web}, []string{`headers.X Key: "X Key" cannot be the name of a header (letters, digits and -)`}},
		{headers("X-Key", "k\r\nX: y"), []setting.Location{web}, []string{"headers.X-Key: it has a character that cannot be sent, such as the end of a line"}},
		{headers("Host", "b.example"), []setting.Location{web}, []string{"headers.Host: the host is that of the address"}},
		{headers("X-Key", "k", "x-key", "l"), []setting.Location{web}, []string{`headers.x-key: "X-Key" and "x-key" are one header`}},
		{Asking{Password: secret("x")}, []setting.Location{web}, []string{"password: a password needs a user"}},
		{Asking{User: secret("me:x")}, []setting.Location{web}, []string{"user: a user has no colon (write what follows it under password)"}},
		{Asking{User: secret("me"), Password: secret("x\ny")}, []setting.Location{web}, []string{"user: user or password has a character that cannot be sent, such as the end of a line"}},
		{Asking{UserAgent: "a\nb"}, []setting.Location{web}, []string{"user_agent: it has a character that cannot be sent"}},
		{Asking{CA: setting.Document{File: file.File, Text: "none"}}, []setting.Location{web}, []string{"ca: the file has no certificate in the form PEM (a certificate begins with -----BEGIN CERTIFICATE-----)"}},
		{Asking{CA: setting.Document{File: file.File, Text: ca.Text + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}}, []setting.Location{web}, []string{"ca: certificate 2 of the file cannot be read"}},
		{Asking{CA: setting.Document{File: file.File, Text: ca.Text + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"}}, []setting.Location{web}, []string{"ca: the file has a private key, which nobody needs here (put the certificate alone into the file)"}},
		{Asking{User: secret("me"), Password: secret("x"), UserAgent: "Ward/2", CA: ca}, []setting.Location{file}, []string{
			"user_agent: a file takes no user agent", "user: a file takes no user", "password: a file takes no password", "ca: a file takes no certificates"}},
		{headers("X-Key", "k"), []setting.Location{file}, []string{"headers: a file takes no headers"}},
	} {
		var problems check.Problems
		c.a.CheckFor(check.At("", &problems), c.at...)
		var got []string
		for _, p := range problems {
			got = append(got, p.Error())
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	}
	{
		a := headers("Authorization", "x")
		a.User = secret("me")
		var problems check.Problems
		a.CheckFor(check.At("", &problems), web)
		if !slices.ContainsFunc(problems, func(p check.Problem) bool { return p.Message == "user and password make this header" }) {
			t.Errorf("two of a header: %v", problems)
		}
	}
}
