package finance

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)

// reworded puts the sentence into the operator's own words, whose placeholders
// stand for its parts. Where a placeholder has nothing to stand for, a hedge
// that does not hold, the program's own words stay.
func (s Said) reworded(template string) Sentence {
	if template == "" {
		return s.Sentence
	}
	var made Sentence
	rest := template
	for {
		at := placeholder.FindStringSubmatchIndex(rest)
		if at == nil {
			return made.then(rest)
		}
		part := s.Words[rest[at[2]:at[3]]]
		if len(part) == 0 {
			return s.Sentence
		}
		made = made.then(rest[:at[0]]).then(part)
		rest = rest[at[1]:]
	}
}

// ownFigure finds what would be a figure of the operator's own.
var ownFigure = regexp.MustCompile(`(?i)\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens?|hundreds?|thousands?|millions?|billions?|half|halves|thirds?|quarters?|fifths?|tenths?|twice|double|nearly|almost|around|roughly|approximately|approaching|about|just (over|under)|more than|less than|fewer than|most|majority|minority|highest|lowest|record|all but)\b`)

// misnamed finds a variance that is called a deficit, and a plan or an outturn
// that is called a variance.
var misnamed = regexp.MustCompile(`(?i)\b(deficit|surplus)(es|s)? (of |was |is |came to )*\{variance\}|\bvariances? (of |was |is |came to )*\{(plan|outturn|actual|forecast)\}`)

// Check tells what is wrong with other words for the sentence: a placeholder
// that it does not have, or a number or a hedge of the operator's own, which
// nothing would hold to the figures.
func (s Saying) Check(template string) error {
	for _, found := range placeholder.FindAllStringSubmatch(template, -1) {
		if !slices.Contains(s.Words, found[1]) {
			return fmt.Errorf("there is no {%s} in %q", found[1], s.Name)
		}
	}
	if misnamed.MatchString(template) {
		return errors.New("a variance is neither a deficit nor a surplus, nor is one of these a variance")
	}
	bare := placeholder.ReplaceAllString(template, "")
	if strings.ContainsAny(bare, "{}") {
		return errors.New("a brace that holds no placeholder")
	}
	if own := ownFigure.FindString(bare); own != "" {
		return fmt.Errorf("%q would be a figure of its own", own)
	}
	return nil
}
