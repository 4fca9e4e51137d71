package feedback

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

func TestSpec(t *testing.T) {
	const good = "address: catchup@example.org\nkey: \"${KEY}\"\n"
	options := setting.Options{Env: func(string) (string, bool) { return "0123456789abcdef", true }}
	for text, want := range map[string]string{
		good: "",
		good + "separator: x\nsoft: 0\nwithin: 0d\nleave: nowhere\n": `"x" cannot part an address from its token: + or - can
soft: a reader cannot be suspended after 0 messages (3 is usual)
within: messages need some time to come back (60d is usual)
leave: "nowhere" is not an e-mail address (write it as catchup-leave@example.org)`,
		"address: catchup@example.org\nkey: 0123456789abcdef\n": `key: a key does not stand in the settings themselves (write it as "${NAME}" or file:path)`,
	} {
		var s Spec
		var got []string
		for _, p := range setting.Decode("", []byte(text), &s, options) {
			p.Pos = check.Pos{}
			got = append(got, p.Error())
		}
		if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
		if b, err := s.Inbox(); want == "" && (err != nil || s.Soft != 3 || b.Path == nil) {
			t.Errorf("%+v, %v", s, err)
		}
	}
}
