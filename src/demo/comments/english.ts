// English phrases for invented comments: plain speech of customers, none of it taken from anybody.

import type { Phrases } from "./phrases.ts";

/** The English phrases. */
export const english: Phrases = {
  lostAccents: 0,
  topics: {
    product: {
      good: [
        "[Love|Really pleased with|Very happy with] {product}, [you can see the quality|even nicer than in the picture|worth every cent]",
        "[Good|Great|Lovely] quality [and nicely finished|for the money|throughout]",
        "Bought {product} and [it is all just right|could not be happier|the quality is a surprise]",
        "[Everything I have bought here has lasted|Second thing I buy for the house and no regrets]",
        "The materials are [solid|better than I expected|the real thing]",
      ],
      mixed: [
        "the quality is [nothing special|a bit thin|only average]",
        "the colour is [not quite the one in the photo|a bit duller than online]",
        "putting it together [took ages|was harder than it looks|needs better instructions]",
        "[there are few sizes to choose from|I miss more colours]",
      ],
      poor: [
        "Bought {product} and [the quality is poor|what a let-down|the photo promised something else]",
        "It [arrived damaged|came scratched|was missing parts] and [nobody had checked it|I had to complain]",
        "[Broken within a month|Did not last two months|Fell apart the first time we used it]",
        "Quality has [dropped badly|gone downhill] and [prices have not|it shows]",
        "The instructions [make no sense|are useless] and [the screws do not fit|a piece was missing]",
      ],
    },
    delivery: {
      good: [
        "{prompt}[Arrived earlier than expected|Super fast delivery|It was here in two days] and [well packed|in perfect condition|not a scratch on it]",
        "The driver [was very kind|called before coming|carried it upstairs]",
        "{prompt}[Ordered on Monday, here on Wednesday|At home within 48 hours|Came on the very day they said]",
        "They [kept me posted|told me] [all the way|where the parcel was at every step]",
      ],
      mixed: [
        "the box [was a bit battered|came half open|had far too much plastic in it]",
        "the delivery slot [is far too wide|means waiting at home all morning]",
        "{late}delivery [took a little long|could be quicker]",
        "delivery [is rather expensive|came without the invoice]",
      ],
      poor: [
        "[It took|They needed|My order took] {days} days [to arrive|to get here] [when they promise five|without a word of explanation|, a disgrace|and nobody cared]",
        "{days} days! [I could have walked there|The neighbours got theirs in two|I had given up on it]",
        "{days} days [waiting for {product}|of waiting|for one parcel] and [nobody knew where it was|the tracking never moved|not even an apology]",
        "The parcel was [crushed|open|soaked] and [the driver just shrugged|nobody takes charge]",
        "[They left it in the hallway|They left it with a neighbour] without [telling me|asking]",
        "[I stayed at home two mornings|I took a day off for nothing] and the driver [never showed up|did not even call]",
        "{late}The [parcel|order] came [very late|way past the date] [and damaged|when I no longer needed it|and badly packed]",
        "{late}They promise five days and [it takes twice that|it is never true]",
      ],
    },
    service: {
      good: [
        "{prompt}[They picked up at once|Hardly any wait] and [sorted it on the spot|really helped me|that was that]",
        "The person on the phone [knew what she was talking about|was very kind|had a lot of patience]",
        "[One call and it was solved|I called with a problem and hung up without it]",
        "Customer service [works like a charm|is spot on|gives you confidence]",
      ],
      mixed: [
        "[I had to explain everything twice|they passed me from one person to the next]",
        "{late}the wait on the phone [was on the long side|could be shorter]",
        "[the number is hard to find|the phone menu is a maze]",
      ],
      poor: [
        "{minutes} minutes [on hold|waiting on the phone|listening to that tune] [for a simple question|and I nearly hung up|before anyone answered]",
        "[Waited|I was kept waiting for] {minutes} minutes and [nothing got solved|then they rushed me|was told to call another day]",
        "I have called [three|four] times and [everyone says something different|nobody takes charge|nothing happens]",
        "Every time I call [I hear something different|I have to start again]",
        "[Dreadful|Hopeless|Shocking] phone support: [nobody solves anything|they hang up on you|you go round in circles]",
        "They promised to call me back and [I am still waiting|never did]",
      ],
    },
    chat: {
      good: [
        "The chat [was quick|works really well|answered my question in two minutes] [and clear|and friendly|with no wait]",
        "The person on the chat [took it seriously|sent me the exact link|really helped]",
      ],
      mixed: [
        "the chat [uses stock phrases|is slow at times]",
        "[I had to repeat my order number|there were long gaps between messages]",
      ],
      poor: [
        "The chat [is useless|is no help at all|only sends copied sentences]",
        "[Half an hour of typing|All that chat] just to be told to [call|send an e-mail]",
        "The chat was cut off and [I had to start again|I lost my place]",
      ],
    },
    return: {
      good: [
        "[Returning it was so easy|The return took a minute|Exchange without any fuss] and [the money was back at once|no odd questions|with a smile]",
        "It is reassuring that [you can return things without trouble|they do not make it hard]",
      ],
      mixed: [
        "the return [has too many steps|could be simpler]",
        "[the refund took a few days|I had to hunt for the receipt]",
      ],
      poor: [
        "{days} days to [get my money back|see the refund|be refunded]",
        "They made every possible excuse not to take it back",
        "I almost had to beg for [the refund|an exchange]",
        "The franchise [says it is not their business|washes its hands of it]: {days} days [for a refund|to see my money]",
        "[I had to argue|They made me come back another day] [to return something unopened|for a simple exchange]",
        "Returning something [is an ordeal|is harder than buying it]: [first the receipt, then the box|they send you from one place to the next]",
      ],
    },
    shop: {
      good: [
        "[The staff|The people in the shop] [give really good advice|are lovely|help without pushing]",
        "The shop in {town} is [beautiful|a pleasure|always tidy]",
        "[They took all the time I needed|Wonderful advice], [I will be back|that is how you sell]",
        "[Great service|Warm welcome|First-class treatment] in {town}",
      ],
      mixed: [
        "[there was quite a queue at the till|only one till was open]",
        "[the shop was a bit untidy|there were few staff around|it is hard to find someone to ask]",
      ],
      poor: [
        "[Nobody paid me any attention|Not even a hello|I was ignored] [the whole time|for a quarter of an hour] in {town}",
        "The staff [could not care less|do not know the products|are half asleep]",
        "[Endless queues|One till for the whole shop] and [nobody minds|people walking out]",
        "[Dirty and untidy shop|A mess everywhere], [a shame|no wish to return]",
        "[Rude answer from the manager|I was treated badly] [just for asking|after years as a customer]",
      ],
    },
    price: {
      good: [
        "[Great|Very good] value for money",
        "Prices are [fair|reasonable] and [the offers are real|the club discount is worth it]",
        "[At that price|For what it costs] [there is nothing better|you cannot ask for more]",
      ],
      mixed: [
        "prices [have gone up|are not what they were]",
        "[delivery costs too much|the offer had a lot of small print]",
      ],
      poor: [
        "[Everything has become so expensive|Way too expensive for what it is]",
        "[It was cheaper the next day|Other shops sell the same for less] and [they would not refund the difference|I felt a fool]",
        "[The discount code did not work|The offer vanished at the till] and [nobody fixed it|I had to pay more]",
      ],
    },
    web: {
      good: [
        "The site is [clear and fast|so easy to use]",
        "[Ordering took two minutes|Four clicks and done]",
        "The photos and sizes [help a lot|are true to life]",
      ],
      mixed: [
        "the site [is a bit slow|could be better organised]",
        "[the search finds nothing|it asks for far too much data]",
      ],
      poor: [
        "The site [hangs|crawls|throws errors] [when you pay|all the time|on my phone]",
        "[I had to enter my card three times|My cart was emptied twice|It would not let me sign in]",
        "The search [is a joke|is no use], [you ask for lamps and get towels|it cannot find what is on the front page]",
      ],
    },
    general: {
      good: [
        "[All perfect|Everything was great|No complaints at all]",
        "[I always shop here|A customer for years] and [they never let me down|I will stay one]",
        "A company [you can trust|that minds the details]",
      ],
      mixed: [
        "[there are things to improve|nothing stands out]",
        "[it depends on the day|it is different every time]",
      ],
      poor: [
        "[Very disappointed|Bad experience] [all in all|from start to finish]",
        "[It is not what it used to be|You have gone downhill]",
        "[Too many mistakes|One problem after another] [for such a simple order|and no solution]",
      ],
    },
  },
  openers: {
    good: ["Brilliant.", "Great.", "Ten out of ten.", "Thank you.", "Honestly,", "As always:", "Lovely."],
    mixed: [],
    poor: ["Awful.", "What a mess.", "Unbelievable.", "Sorry, but", "Honestly,", "Shameful.", "Not good."],
  },
  closers: {
    good: [
      "Will buy again",
      "I recommend it [to everyone|without a doubt]",
      "[Thanks|Many thanks] [to the team|]",
      "[Keep it up|Do not change]",
      "I will be back [soon|for more|]",
      "Already told my [sister|neighbour|mum|brother]",
    ],
    mixed: ["I hope it gets better", "Fine otherwise", "Small things, but [they add up|they count]"],
    poor: [
      "[Never again|I am not coming back|Last time I buy here]",
      "This is how you lose customers",
      "I expect [an answer|someone to call me|a solution]",
      "[I would not recommend it|I cannot recommend it to anyone]",
      "[A pity|Such a shame], [you used to be good|I used to like it here]",
      "Next time I will [look elsewhere|think twice]",
    ],
  },
  conceding: [
    "Good overall, but",
    "Happy with what I bought, though",
    "All right, but",
    "Mostly fine, although",
    "I like the brand, but",
    "Neither good nor bad:",
    "No real complaints, but",
  ],
};
