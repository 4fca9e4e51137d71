package language

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each case is a paragraph whose sentences are parted by a bar.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"The trust lost £1.2m. | It had planned for 0.5 per cent.",
		"Dr A. B. Jones and Prof. Lee met at No. 10 on 3 Jan. 2024. | Nothing was agreed.",
		"The board said no. | It would not pay.",
		"St. Elsewhere’s has 400 beds. | Most are full.",
		"Carewell Ltd. owes £3m. | £2m is overdue.",
		"Carewell Ltd. Holdings was sold to Smith & Co. | The price is not known.",
		"She said: “We are late. | We are sorry.” | The board was not.",
		"“Who pays?” Dr Jones asked. | Nobody knew.",
		"Will it do? | Hardly! | The money is gone… | Or so they say.",
		"See www.example.org for more. | It is free.",
		"Savings, e.g. on agency staff, came late, i.e. in March. | They were small.",
		"The ward opens at 8 a.m. on Monday. | It closes at 6 p.m. | The clinic stays open.",
		"Bids close at 5 p.m. | Staff open them at 8 a.m. Monday. | At about 9 a.m. Dr Lee leaves.",
		"At just after 5 a.m. Dr Lee leaves. | At just after about 5 a.m. | Dr Lee leaves.",
		"“Why?” Dr Ann Mary James asked. | “Why?” | Dr Ann Mary Lou James asked.",
		"It stands in High St. | The rest of the list (beds, wards, etc.) is long. | Beds, wards etc. | Boards met.",
		"The house (c. 1850) was sold by Supt. Hill. | It is empty.",
		"1. Save money | 2. Spend less",
		"(The figures are drafts.) | The rest are final.",
		"One sentence without an end",
		// titles, days and parts
		"Drs. Hill and Poe agreed with Supts. Ray and Shaw. | So did the union’s rep. | He left.",
		"On Mon. the board met. | On Thurs. 4 Sept. it met again. | In Oct. Dr Hill left. | Wards open Sat. and Sun. | Bring this. | They met on Fri. Sept. 4.",
		"the daily press was late. | gov. hill lost. | who won?",
		"See ss. 3 and 4, paras. 7–9 and Vol. XII. | The fee is c. £90k under s. 14. | It was £4.5m. | He said no. | I left. | She said no. | £2m is lost.",
		"The shop opens at 5 p.m. GMT. | It shuts at 9 a.m. Sat. 3 May. | Sales begin at 8 a.m. April 4. | It starts at 5:30. | Then it ends.",
		// counties, states and companies
		"Beds. Fire Service has 40 beds. | Most are full. | He lives in Ely, Cambs. | Lee Lane lives in Lancs. County Hall. | She left for Hants. | The Daily Press. | Nobody.",
		"DOVER, Del. — The bank closed. | It moved to Reno, Nev. | Staff did not. | Hill Corp. Holdings owes Poe Bros. Ltd. | Mr Lee does not.",
		"They moved to Washington, D.C. | Police followed. | The U.S. Navy did not. | Vitamin D. | Plan B. | Doctors and you and I. | Nobody else.",
		"Msgr. Lee and the Ven. Ruth Poe met at Hill Hldgs. Park. | Hmm. | Good. | He saw Mr Ng. | Boards left. | The U.S. Is Ready. | It is in the U.S. | Is it?",
		// double titles, and stops in brackets
		"Lt.-Col. Hart owes £4m. | The road betw. Ely and Wend is shut. | In the U.K. | That is so. | The U.K. That Is Gone is a book. | Our co-op. | Boards left.",
		"The plan (see app. B, pp. 3–4) fell. | It (Hill Ltd. owes £4m. It owes Poe £2m.) is gone. | He left (at 5. | Hill stayed, too.",
		"The Govt. Whip and Det. Con. Ray left Poe Gdns. for Junc. 14. | They saw ref. 12. | They left Ely. | Con men did, too.",
		// names with a mark, and marks that end nothing
		"Staff of Yahoo! Mail and Which? Money left. | Which? | Boards do. | She left Yahoo! | “Free.” | He sold Yahoo! | The price fell. | It won three (!) Royal prizes. | eBay lost.",
		"“It was a storm. . . .” | “Who?” I asked. | “Who?” Ms Poe cried. | “Who?” | The board said so. | The plan has: 1. Money. | 2. Time.",
		// notes, and sentences without a space between them
		"Waits grew.³ | They grew most in Kent.[12] | Why?4 | See No.3 London Road, or the hall.1999 Club and 4.5 Metre Lane.",
		"See booking.com, Booking.Com, plan.Net, mail.Hill.org or dale.example.org/ab.The. | J.Hill and e.Voting left. | It is so.",
	} {
		got := strings.Join(Sentences(strings.ReplaceAll(want, " | ", " ")), " | ")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Each case is a text without a space between its sentences, which a bar parts.
func TestGluedSentences(t *testing.T) {
	for _, want := range []string{
		"It met its plan.|The board was pleased.|Is it true?|Yes.|He said: “It is.”|“So it is.|Good.",
		"The cost is £4.5m.|The plan is 3.|We left London.|It rained.",
	} {
		got := strings.Join(Sentences(strings.ReplaceAll(want, "|", "")), "|")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// FuzzSentences holds that splitting loses nothing but space.
func FuzzSentences(f *testing.F) {
	f.Add("\u2000\xe2")
	f.Add("!0 A")
	f.Add("It met.The end.[12] “Is it?”Yes.³ In Ely, Cambs. . . . Plan B. (!) S. 14: 1. A")
	f.Add("a.\u2000\x80 B.\x85C. \xe2\x80 D")
	f.Add("Dr James said: “Yes. No.” He left . . . It was 5 p.m. – or so.")
	f.Fuzz(func(t *testing.T, paragraph string) {
		rest := paragraph
		for _, s := range Sentences(paragraph) {
			after, found := strings.CutPrefix(strings.TrimSpace(rest), s) // bytes within a space could look like a sentence
			if s == "" || !found {
				t.Fatalf("%q is not the next piece of %q", s, rest)
			}
			rest = after
		}
		if strings.TrimSpace(rest) != "" {
			t.Fatalf("%q was lost", rest)
		}
	})
}

func TestEnumerators(t *testing.T) {
	for text, want := range map[string]int{"2. x": 2, "b) x": 2, "10.) x": 4, "100. x": 4, "1000. x": 0, "1.). x": 0, "• 3. x": 6, "Ward 3": 0} {
		if got := enumeratorOf(text).length; got != want {
			t.Errorf("%q begins with a mark of %d bytes, want %d", text, got, want)
		}
	}
}
