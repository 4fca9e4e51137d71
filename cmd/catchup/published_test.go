package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver/domain/dnstest"
	"catchup/internal/deliver/smtptest"
)

// sending is an installation that sends by a server, and signs.
const sending = `
-- config/catchup.yaml --
reports:
  daily: { spec: reports/daily.yaml }
mail:
  from: Catch Up <catchup@example.org>
  smtp: { host: mail.example.org, port: PORT, tls: none }
  dkim: { selector: catchup, key: file:config/dkim.pem }
-- reports/daily.yaml --
title: Today
sections: [ { note: "Words." } ]
`

// TestCheckPublished asks a server of names what the sender has published.
//
//test:serial
func TestCheckPublished(t *testing.T) {
	dir := t.TempDir()
	server := smtptest.Start(t, smtptest.Options{})
	settings := strings.Replace(sending, "PORT", strconv.Itoa(server.Port), 1)
	if err := txtar.Write(txtar.Parse([]byte(settings)), dir); err != nil {
		t.Fatal(err)
	}
	private := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	key := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	if err := os.WriteFile(filepath.Join(dir, "config", "dkim.pem"), key, 0o600); err != nil {
		t.Fatal(err)
	}
	const record = "v=DKIM1; k=ed25519; p=O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik="
	whole := dnstest.Zone{
		"example.org TXT v=spf1 mx -all", "example.org MX 10 mail.example.org.", "catchup._domainkey.example.org TXT " + record,
		"_dmarc.example.org TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.org",
	}
	for name, c := range map[string]struct {
		zone   dnstest.Zone
		args   string
		status int
		want   []string
	}{
		"whole": {whole, "", 0, []string{
			"ok      SPF                example.org lets send, at 1 of 10 look-ups: v=spf1 mx -all\n", "ok      DKIM ",
			"noted   DKIM               few receivers read Ed25519", "ok      DMARC ", "ok      MX ", "ok      smtp               signed in to mail.example.org\n",
		}},
		"empty": {dnstest.Zone{"example.org MX 10 mail.example.org."}, "", 3, []string{
			"FAILED  SPF                example.org has no SPF record\n                           publish as TXT at example.org: v=spf1 a:mail.example.org ~all\n",
			"FAILED  DKIM ", "catchup._domainkey.example.org: " + record, "FAILED  DMARC ", "3 faults stand in what the sender's domain has published",
		}},
		"unknown": {dnstest.Zone{"example.org BROKEN", "catchup._domainkey.example.org BROKEN", "_dmarc.example.org BROKEN"}, "", 0, []string{"noted   SPF ", "could not be looked up"}},
		"offline": {nil, "--offline", 0, []string{"ok      settings\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			var said bytes.Buffer
			d := &door{screen: screen{&said, &said}, resolver: append(c.zone, "mail.example.org A 127.0.0.1").Serve(t)}
			if got := d.run(t.Context(), strings.Fields("check --dir "+dir+" "+c.args)); got != c.status {
				t.Errorf("exit status %d, want %d", got, c.status)
			}
			for _, words := range c.want {
				if !strings.Contains(said.String(), words) {
					t.Errorf("it does not say %q", words)
				}
			}
			if t.Failed() || c.zone == nil && strings.Contains(said.String(), "SPF") {
				t.Errorf("it says:\n%s", said.String())
			}
		})
	}
}
