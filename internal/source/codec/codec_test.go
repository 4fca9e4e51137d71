package codec

import "testing"

func TestText(t *testing.T) {
	for _, test := range []struct {
		name, body, want string
		labels           []string
	}{
		{"utf-8", "Île", "Île", []string{"iso-8859-1"}},
		{"with a mark", "\xEF\xBB\xBFÎle", "Île", nil},
		{"by its mark", "\xFE\xFF\x00a\x00\xEE", "aî", []string{"utf-8"}},
		{"wide, without a mark", "<\x00a\x00", "<a", nil},
		{"by its label", "\xA6", "Ś", []string{"", "iso-8859-2"}},
		{"the first label", "\xA6", "Ś", []string{"iso-8859-2", "iso-8859-15"}},
		{"a label that nobody knows", "\x80", "€", []string{"x-none"}},
		{"two bytes for a letter", "\xC4\xE3", "你", []string{"gbk"}},
		{"two bytes for a letter that fit utf-8", "\xC4\xA3\xC4\xA3", "模模", []string{"gbk"}},
		{"a few bytes pasted", "île, île, île, île, île \x96", "île, île, île, île, île –", nil},
		{"Latin letters in a row", "\xC9\xC0\xC8\xD9 \xC9\xC0\xC8\xD9\xC9 vu", "ÉÀÈÙ ÉÀÈÙÉ vu", nil},
		{"Russian", "\xD7\xD3\xC5 \xD3\xDE\xC1\xD3\xD4\xCC\xC9\xD7\xD9\xC5 \xD3\xC5\xCD\xD8\xC9 \xD0\xCF\xC8\xCF\xD6\xC9 \xC4\xD2\xD5\xC7 \xCE\xC1 \xC4\xD2\xD5\xC7\xC1", "все счастливые семьи похожи друг на друга", nil},
	} {
		if got := string(Text([]byte(test.body), test.labels...)); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
