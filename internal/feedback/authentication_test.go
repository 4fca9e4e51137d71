package feedback

import "testing"

func TestAuthenticity(t *testing.T) {
	const ours, pass = "Authentication-Results: mx.example.org; ", "dmarc=pass header.from=example.net"
	for name, c := range map[string]struct {
		head string
		want Proof
	}{
		"none":                         {"", Unproven},
		"pass":                         {ours + pass, Proven},
		"pass, as OpenDMARC writes it": {"authentication-results: MX.example.org (x; \\) (y)) 1;\n dmarc=pass (p=none dis=none) header.from=Example.NET", Proven},
		"pass beside others":           {ours + "spf=fail reason=\"dmarc=fail; x\" smtp.mailfrom=x; dkim=none; " + pass, Proven},
		"pass in a second field":       {ours + "dkim=pass\n" + ours + pass, Proven},
		"pass with a version":          {ours + "dmarc/1 = pass header.from = \"example.net\"", Proven},
		"below our Received":           {"Received: by mail\n" + ours + pass, Proven},
		"pass of another From":         {ours + "dmarc=pass header.from=elsewhere.example", Unproven},
		"pass of no From":              {ours + "dmarc=pass", Unproven},
		"pass of another method":       {ours + "dkim=pass header.from=example.net", Unproven},
		"pass of another server":       {"Authentication-Results: mx.elsewhere.example; " + pass, Unproven},
		"pass in a comment":            {ours + "spf=none (; " + pass + ")", Unproven},
		"pass in quotes":               {ours + "spf=none smtp.mailfrom=\"; " + pass + "\"", Unproven},
		"pass in quotes that go on":    {ours + "spf=none smtp.mailfrom=\"\\\"; " + pass + "\"", Unproven},
		"quotes without an end":        {ours + pass + "; x=\"", Unproven},
		"a comment without an end":     {ours + pass + " (", Unproven},
		"below another server's":       {ours + "spf=pass\nAuthentication-Results: x; spf=pass\n" + ours + pass, Unproven},
		"below a Received":             {ours + "spf=pass\nReceived: x\n" + ours + pass, Unproven},
		"fail":                         {ours + "dmarc=fail header.from=example.net", Forged},
		"fail and pass":                {ours + "dmarc=fail header.from=example.net\n" + ours + pass, Forged},
		"pass and fail":                {ours + pass + "; dmarc=fail", Forged},
		"two that pass":                {ours + pass + "; dmarc=pass header.from=elsewhere.example", Forged},
		"an error":                     {ours + "dmarc=temperror header.from=example.net", Unproven},
	} {
		m := open([]byte(c.head + "\nFrom: amy@example.net\n\n"))
		if got := authenticity(m.head, []string{"other.example.org", "mx.example.org"}, writer(m.head)); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	if got := authenticity(open([]byte(ours+pass+"\n\n")).head, nil, "amy@example.net"); got != Unproven {
		t.Errorf("of no server that we trust: %d", got)
	}
}

func FuzzAuthentication(f *testing.F) {
	f.Add("mx.example.org (x) 1; dmarc=pass (p=none) header.from=\"example.net\"")
	f.Add("a;b=\"\\")
	f.Fuzz(func(t *testing.T, value string) {
		a, ok := readAuthentication(value)
		if again, _ := readAuthentication("(comment) " + value); ok && again.server != a.server {
			t.Errorf("after a comment %q is of %q, else of %q", value, again.server, a.server)
		}
	})
}

func TestWriter(t *testing.T) {
	for from, want := range map[string]string{
		"From: amy@example.net":                                  "amy@example.net",
		"From: Amy Bell <amy@example.net>":                       "amy@example.net",
		"From: =?ISO-2022-JP?B?GyRCJCIbKEI=?= <amy@example.net>": "amy@example.net",
		"From: \"bob@example.net\" <amy@example.net>":            "amy@example.net",
		"From: bob@example.net <amy@example.net>":                "",
		"From: amy@example.net (bob@example.net)":                "amy@example.net",
		"From: amy@example.net, bob@example.net":                 "",
		"From: amy@example.net\nFrom: bob@example.net":           "",
		"From: friends: amy@example.net, bob@example.net;":       "",
		"From: <>":                  "",
		"From: nobody":              "",
		"From: \"a b\"@example.net": "",
		"Sender: amy@example.net":   "",
	} {
		if got := writer(open([]byte(from + "\n\n")).head); got != want {
			t.Errorf("%s: %q, want %q", from, got, want)
		}
	}
}

// TestWeigh tells of bounces whose path is sealed for whom they count.
func TestWeigh(t *testing.T) {
	for name, c := range map[string]struct {
		original, final string
		kind            Kind
		acts            bool
	}{
		"final":                      {"", "Amy@EXAMPLE.net", Hard, true},
		"original, forwarded":        {"amy@example.net", "amy@new.example", Hard, true},
		"final of another original":  {"team@example.net", "amy@example.net", Hard, true},
		"another":                    {"bob@example.net", "bob@example.net", Hard, false},
		"forwarded, no original":     {"", "amy@new.example", Soft, true},
		"nobody is named":            {"", "", Soft, true},
		"another original, no final": {"bob@example.net", "", Hard, false},
	} {
		got, acts := Event{Kind: Hard, Signed: true, Original: c.original, Final: c.final}.Weigh("amy@example.net")
		if acts != c.acts || acts && got.Kind != c.kind {
			t.Errorf("%s: %s, acts: %v", name, got.Kind, acts)
		}
	}
	if _, acts := (Event{Kind: Hard, Signed: true, Original: "amy@xn--bcher-kva.example"}).Weigh("amy@bücher.example"); !acts {
		t.Error("a domain in ASCII is not that in Unicode")
	}
}
