package statement

import (
	"fmt"
	"strings"
)

// mostEntries is how many entries of a list are told.
const mostEntries = 3

// Shortened are the words with which what an edition adds begins where it has left
// out the rest of a list: " [and two more]".
const Shortened = " [and "

// shorten leaves out the entries of a list behind a colon that are too many, and
// says how many they are: "It will visit: Ashby; Lorne; Wend [and two more]." A
// quotation stays whole.
func (s *Statement) shorten() {
	lead := strings.Index(s.Told, ": ")
	if lead < 0 || !strings.HasSuffix(s.Told, ".") || strings.ContainsAny(s.Told, "“”\"") {
		return
	}
	entries := strings.Split(s.Told[lead:], "; ")
	more := len(entries) - mostEntries
	if more < 1 {
		return
	}
	kept := s.Told[:lead] + strings.Join(entries[:mostEntries], "; ")
	for _, a := range s.Added {
		if a[1] > len(kept) {
			return // a day was added to what would be left out
		}
	}
	s.Told = fmt.Sprintf("%s%s%s more].", kept, Shortened, counted(more))
	s.Added = append(s.Added, [2]int{len(kept), len(s.Told) - 1})
}

// counted is a small number as prose writes it.
func counted(n int) string {
	words := strings.Fields("one two three four five six seven eight nine")
	if n <= len(words) {
		return words[n-1]
	}
	return fmt.Sprint(n)
}
