package web_test

import (
	"strings"
	"testing"

	"catchup/internal/setting"
	"catchup/internal/web"
)

func TestSpec(t *testing.T) {
	for text, want := range map[string]string{
		"address: https://news.example.org":                                                "",
		"address: https://news.example.org\nlisten: 127.0.0.1:8080":                        "",
		"address: https://news.example.org\nlisten: \":8080\"":                             "",
		"address: https://news.example.org\nlisten: \"[::1]:8080\"":                        "",
		"address: http://localhost:8080":                                                   "",
		"address: https://news.example.org\nproxies: [10.0.0.0/8, 192.0.2.1]\nrate: 100/m": "",
		"listen: 127.0.0.1:8080":                                                           `"address" is missing`,
		"address: news.example.org":                                                        "is not the address of a site (https://news.example.org)",
		"address: https://example.org/news":                                                "the address of the site ends with its name: the pages have the whole of it (https://example.org)",
		"address: http://news.example.org":                                                 "without TLS anybody on the way can use the links of readers (https://news.example.org)",
		"address: https://news.example.org\nlisten: 8080":                                  `"8080" is not an address and a port of this machine (127.0.0.1:8080)`,
		"address: https://news.example.org\nlisten: example.org:1":                         "is not an address and a port",
		"address: https://news.example.org\nproxies: [nginx]":                              `"nginx" is not an address or a network: write it as 10.0.0.1 or 10.0.0.0/8`,
		"address: https://news.example.org\nrate: 20":                                      `"20" is not a rate: write it as 20/s, 100/m or 500/h`,
		"address: https://news.example.org\nrate: 0/s":                                     `"0/s" is not a rate`,
	} {
		var s web.Spec
		err := setting.Decode("catchup.yaml", []byte(text), &s, setting.Options{}).Err()
		switch {
		case want == "" && (err != nil || s.Rate.Count == 0 || len(s.Proxies) != 2):
			t.Errorf("%q is read as %+v, %v", text, s, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
