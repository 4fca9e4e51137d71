package app

import (
	"strings"
	"testing"

	"catchup/internal/subscriber"
)

func TestRecipients(t *testing.T) {
	all := []subscriber.Subscriber{
		{ID: "listed", Email: "listed@example.org", State: subscriber.Active},
		{ID: "case", Email: "Case@Example.org", State: subscriber.Active},
		{ID: "unlisted", Email: "unlisted@example.org", State: subscriber.Active},
		{ID: "left", Email: "left@example.org", State: subscriber.Left},
		{ID: "asked", Email: "asked@example.org", State: subscriber.Active, Reports: []string{"daily", "weekly"}},
		{ID: "other", Email: "other@example.org", State: subscriber.Active, Reports: []string{"daily"}},
		{ID: "unlistedasked", Email: "unlistedasked@example.org", State: subscriber.Active, Reports: []string{"weekly"}},
		{ID: "leftasked", Email: "leftasked@example.org", State: subscriber.Left, Reports: []string{"weekly"}},
	}
	listed := []subscriber.Subscriber{{Email: "listed@example.org"}, {Email: "case@example.org"}, {Email: "left@example.org"}, {Email: "other@example.org"}, {Email: "asked@example.org"}}
	for list, want := range map[string]string{
		"readers": "listed case asked",
		"":        "listed case unlisted asked unlistedasked",
	} {
		if got := strings.Join(recipients("weekly", all, onList(list, listed)), " "); got != want {
			t.Errorf("with the list %q the report goes to %s, want %s", list, got, want)
		}
	}
}
