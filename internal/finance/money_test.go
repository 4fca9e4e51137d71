package finance

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

func TestMoneyAsItIsShown(t *testing.T) {
	million := Unit{"£", "m"}
	for _, c := range []struct{ got, want string }{
		{million.Shown(decimal.New(-1_380_000_000, 0), 1), "(1,380.0)"},
		{million.Shown(decimal.New(-49_999, 0), 1), "(<0.1)"},
		{million.Shown(decimal.New(-50_000, 0), 1), "(0.1)"},
		{million.Shown(decimal.New(1_234_567_890_123, 0), 0), "1,234,568"},
		{Unit{"£", ""}.Shown(decimal.New(999, 0), 0), "999"},
		{Unit{"£", "bn"}.Shown(decimal.New(123_880_000_000, 0), 2), "123.88"},
		{Percent(decimal.New(-6, -3), 1), "(0.6%)"},
		{Percent(decimal.New(125, -3), 1), "12.5%"},
		{Percent(decimal.New(-4, -5), 1), "(<0.1%)"},
		{Percent(decimal.New(4, -4), 1), "<0.1%"},
		{Percent(decimal.New(4, -3), 0), "<1%"},
		{Percent(decimal.New(9996, -4), 1), ">99.9%"},
		{Percent(decimal.New(-9996, -4), 1), "(>99.9%)"},
		{Percent(decimal.New(996, -3), 0), ">99%"},
		{Percent(decimal.New(1, 0), 1), "100.0%"},
		{Percent(decimal.Zero, 1), "0.0%"},
		{money(decimal.New(4, -1), "£"), "less than £1"},
		{money(decimal.Zero, "£"), "£0"},
		{ExactMoney(decimal.New(-1_250_000, 0), "£"), "£1.25m"},
		{ExactMoney(decimal.New(12_345, 0), "£"), "£12,345"},
		{ExactPercent(decimal.New(-225, -4)), "2.25%"},
		{InProse("£", "<0.01"), "less than £0.01"},
		{InProse("£", "1,800"), "£1,800"},
		{Prose(Given(decimal.New(-580_550_000, 0), table.Money, "GBP", "control total")), "£580.55m"},
		{Prose(Quantity{Known: true, Num: decimal.New(4, -4), Kind: table.Share, Unit: "%"}), "less than 0.1%"},
		{Prose(Quantity{Known: true, Num: decimal.New(-4, -4), Kind: table.Share, Unit: "%"}), "(less than 0.1%)"},
		{Prose(Quantity{Known: true, Num: decimal.New(9999, -4), Kind: table.Share, Unit: "%"}), "more than 99.9%"},
		{Prose(Quantity{Known: true, Num: decimal.New(4, -4), Kind: table.Share, Unit: Points}), "less than 0.1 percentage points"},
		{Grew(Quantity{Known: true, Num: decimal.New(-4, -4), Kind: table.Share, Unit: "%"}).Plain(), "fell by less than 0.1%"},
		{money(decimal.New(-2_030_400_000, 0), "£"), "£2,030m"},
		{money(decimal.New(36_200_000, 0), "£"), "£36.2m"},
		{money(decimal.New(50_000, 0), "£"), "£50,000"},
		{List(nil) + List([]string{"A"}), "A"},
		{List([]string{"A", "B", "C"}), "A, B and C"},
		{List([]string{"A", "B and C"}), "A, and B and C"},
		{List([]string{"A", "B, C and D"}), "A; and B, C and D"},
		{Count(1, "body") + ", " + Count(1200, "body") + ", " + Count(2, "trust") + ", " + Count(2, "branch") + ", " + Count(2, "day"), "1 body, 1,200 bodies, 2 trusts, 2 branches, 2 days"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestAmountsOfSettings(t *testing.T) {
	for text, want := range map[string]string{"0.05m": "50000", "50k": "50000", "£50,000": "50000", "£2bn": "2000000000", "1.5 m": "1500000"} {
		var a Amount
		if err := a.UnmarshalText([]byte(text)); err != nil || a.String() != want {
			t.Errorf("%q: %s, %v, want %s", text, a, err, want)
		}
	}
	for _, text := range []string{"", "50000", "-1m", "1m2", "m", "£"} {
		if err := new(Amount).UnmarshalText([]byte(text)); err == nil || !strings.Contains(err.Error(), "is not an amount of money") {
			t.Errorf("%q must be refused, got %v", text, err)
		}
	}
	for _, text := range []string{"£", "£k", "£m", "€bn"} {
		var u Unit
		if err := u.UnmarshalText([]byte(text)); err != nil || u.String() != text {
			t.Errorf("%q: %s, %v", text, u, err)
		}
	}
	if err := new(Unit).UnmarshalText([]byte("GBP")); err == nil {
		t.Error("a unit without a sign must be refused")
	}
}
