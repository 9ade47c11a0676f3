// "Don't text me", "no more texts", "I don't want them" in any English words. Sources: 47 CFR 64.1200(a)(10), CTIA 5.1.3.
import type { Table } from './phrase.ts'

// biome-ignore format: a table
export const REFUSING: Table = {
  language: 'en',
  source: '47 CFR 64.1200(a)(10), CTIA 5.1.3',
  rows: [
    { id: 'do-not-text',
      pattern: `-i|you|we|they|he|she|why|if|ppl|people|kids|who dont|not|shouldnt [ever|please|even|dare|you_ever|you_dare|yall|have|to|be|just]*3 <text> <me>|my_work|
        my_kid|my_kids_phone|it_please|it_again|to_this|anymore|again|ever|please|or_call|or_email|or_message|or_text|or_contact|$|period|
        thank|thanks`,
      limits: '<later>' },
    { id: 'not-to-text',
      pattern: `can|could|would|will|told|asked|said|rather|prefer|ask|appreciate|if|that|thank|warned you|yall [guys|to|please|kindly|just|would]*3
        not|dont|never|didnt|stopped <text> <me>|anymore|again|$`,
      limits: '<later>',
      unless: 'back' },
    { id: 'want-you-not-to-text',
      pattern: `<not> want|need|wish|authorize|allow|permit|appreciate|like|desire ..5 text|message|contact|texting|messaging|
        contacting|send|sending|calling|call me|us|my_phone|my_number|this_number|this_phone|here|it|stuff|texts|messages|anything`,
      unless: 'to_miss|back',
      limits: '<later>' },
    { id: 'no-longer-contact', pattern: 'that|you|yall|please nolonger [to]*1 text|message|contact|send|call me|us|this|my|any|texts' },
    { id: 'to-not-receive',
      pattern: `to|you|would not|never|nolonger receive|get|be|send [any|to|be|me]*2 <filler>*5 <messages>|texted|contacted|messaged|notified|
        solicited` },
    { id: 'prefer-no-texts',
      pattern: 'prefer|appreciate|want|like|rather|request no <filler>*3 texts|messages|texting|messaging|contact|communication' },
    { id: 'not-want-to-receive-these',
      pattern: `<not> want|wish|need|like [to]*1 receive|receiving|getting <filler>*3 these|those|anything|stuff|this $|anymore|
        from|please|crap` },
    { id: 'do-not-reach-out',
      pattern: '-i|you|we|they dont|never|not [ever|please|to]*2 reach|reaching out [to]*1 <me>|again|anymore|ever|$' },
    { id: 'not-another',
      pattern: `not|dont|never|nolonger [ever|one|single|want|need|to|get|send|receive|see|me|want_to]*6 another|one_more|a_single|any_other text|
        message|one_of_these|of_these` },
    { id: 'no-right',
      pattern: `no|not right|permission|authorization|authority|consent|business|authorized|allowed|permitted [to|for]*1 ..2 text|contact|message|
        texting|messaging|contacting|send|texts|messages` },
    { id: 'who-gave-permission', pattern: 'who|nobody|noone gave|give|given you|yall permission|consent|authorization|the_right' },
    { id: 'number-not-for-texts',
      pattern: `number|phone|line|texts|messages [is|are|does]*1 not|isnt|arent [to|be|meant|set|up]*3 for_texts|for_texting|allowed|authorized|
        permitted|accepted|textable|welcome` },
    { id: 'stop-text-me', pattern: 'stop|no_more|quit [to]*1 text|tex|message|contact|send|sending <me>|text|message|messages|texts' },
    { id: 'no-text-me',
      pattern: '^ [please|i|you|hello|hi]*2 no|not text|message|contact|call <me> $|anymore|more|again|please',
      unless: 'instead|back|when|at' },
    { id: 'no-send', pattern: '^ [please|i|you|hello|hi]*2 no|not send|sending [me|us|more|any|anymore|no]*3 <message>|$|anymore|again' },
    { id: 'i-no-want', pattern: 'i|we no want|need|like [no]*1 <filler>*4 <message>|this|these|contact' },
    { id: 'chill-with', pattern: 'chill|relax|ease_up|lay_off|back_off|cool_it|calm_down [with|on]*1 <filler>*4 <messages>' },
    { id: 'do-not-text-it', pattern: '-i|you|we|they dont|never <text> it <ended>' },
    { id: 'asked-not-to-text', pattern: 'not|never|stop to text|message|contact|send|call|bother <me>|anymore|again', limits: '<later>' },
    { id: 'not-to-be-texted', pattern: 'not|never to be texted|contacted|messaged|bothered|disturbed|solicited|spammed' },
    { id: 'never-text',
      pattern: `-you|i|we|they|he|she|have|has|had never [ever|please|again]*1 text|message|contact|call|bother|spam|email <me>|again|ever|anymore|$` },
    { id: 'do-not-bother',
      pattern: `-i|we|they|he|she|why|if dont|never|not [you|ever|please|even|dare]*2 <bother> me|us|my_phone|my_family|this_number [up|with]*2`,
      limits: '<later>',
      unless: 'lol|haha|lmao' },
    { id: 'do-not-call-again',
      pattern: `dont|never [ever|you|please]*2 call|phone|ring|email|write [me|us|here|this|number|my|phone|cell|back]*3 again|anymore|ever|period|
        or_text|or_message` },
    { id: 'do-not-call-or-text',
      pattern: `dont|never|no|not|stop [ever|please|to|more]*2 call|calls|calling|email|emails|emailing|phone [me|us]*1 or|and|nor [ever|send]*1 text|
        texts|texting|message|messages|messaging` },
    { id: 'do-not-send',
      pattern: `-i|we|they|he|she|why|didnt dont|never|not [you|u|ever|please|even|keep|to|have|be]*3 send|sending|forward [me|us]*1 <filler>*5
        <messages>|anything|nothing|stuff|shit|text|message|reminder|notification`,
      limits: '<later>',
      unless: 'to_my_work|to_my_wife|to_my_email' },
    { id: 'do-not-send-me',
      pattern: '-i|we|they|why dont|never|not [ever|please]*2 send me|us [any|anymore|this|these|no]*2 again|anymore|$|more|crap|ever',
      limits: '<later>' },
    { id: 'do-not-send-more', pattern: '-i|we|they|why dont|never send anymore|again $|please' },
    { id: 'do-not-use-number',
      pattern: `dont|not|never|stop|quit use|using|reply|respond|replying to|my_number|this_number|my_phone [me|this|number|phone|my]*2 <ended>|
        to_contact|to_text|to_reach` },
    { id: 'no-need', pattern: 'no need for|of <filler>*4 <messages>' },
    { id: 'no-need-to-text',
      pattern: `no need|reason to [keep]*1 text|texting|message|messaging|send|sending|contact|remind [me|us]*1 <filler>*4 again|<messages>|anymore`,
      unless: 'back' },
    { id: 'do-not-keep', pattern: 'dont|not keep <texting>|sending|calling me|us|this_number|my_phone' },
    { id: 'do-not-want-to-receive',
      pattern: `<not>|wont|didnt [really|even|ever]*2 want|wanna|wanting|need|wish|wishing|like|care|interested|appreciate|
        desire|trying [to|in|for|continue|keep|be|i]*4 receive|get|receiving|getting|be|hear|have <filler>*5 <messages>|text|texted|contacted|
        messaged|spammed|bothered|from_you|from_your|from_yall|solicited|notified|disturbed|on_this_list|on_your_list|on_the_list|
        in_this_group|part_of_this|subscribed` },
    { id: 'do-not-want-to-be-called',
      pattern: `<not> [want|wish|to|like|need]*3 be called|emailed|reached|included|listed <me>|again|anymore|on_this|at_this|or|$` },
    { id: 'do-not-want-messages',
      pattern: `-they|who|people|if <not>|didnt [really|even|ever]*2 want|wanting|need|needing|wish|appreciate|care [for|about]*1
        <filler>*5 <messages>`,
      unless: 'to_miss' },
    { id: 'not-interested-in-messages',
      pattern: `<not> [at_all|really|even]*1 interested in <filler>*5 receiving|getting|texts|messages|sms|notifications|alerts|
        updates|reminders|marketing|promotions|promos|communications|texting` },
    { id: 'rather-not',
      pattern: `rather|prefer|appreciate|like|prefer_that [you|if|it|that|be]*4 not|didnt|dont|stopped [to]*1 text_me|message_me|contact_me|be_texted|
        be_contacted|get_texts|receive_texts|receive_messages|texting|messaging|contacting`,
      limits: '<later>',
      unless: 'him|her|them' },
    { id: 'no-more',
      pattern: `-theres|are|is|have|had|has|got|see|was|were|been|get|why no more|additional|further <filler>*4 <messages>|review_requests|
        review_links|survey_links|feedback_requests|requests_for|text|contact|calls|calling|call|contacting|communication|reminder`,
      unless: '?|yet|so_far' },
    { id: 'no-texts',
      pattern: `^ [please|and|absolutely|ok|hi|hello|also]*2 no <filler>*2 texts|texting|messages|messaging|sms|reminders|notifications|alerts|
        solicitations|soliciting|solicitors|solicitation|promos|marketing|ads|spam|spamming $|please|to_me|to_this|to_my|on_this|on_my|or|and|
        needed|necessary|required|allowed|thanks|thank|anymore|ever|for_me|at_this`,
      unless: '?|received|yet|from' },
    { id: 'do-not-market', pattern: '-i|we|they dont|never|not market|advertise|solicit|sell|promote to me|us' },
    { id: 'no-more-of-these', pattern: 'no more of|from these|you|this|those|that|your|ur' },
    { id: 'no-text', pattern: '^^ [please|and|hi|hello]*2 no <filler>*2 text|texting|message|contact [please|thanks|thank|you|.]*2 $$' },
    { id: 'want-no-contact',
      pattern: 'dont|nolonger|never want|need|wish <filler>*3 contact|communication|contacting [of|any|kind]*2 from|with|anymore|again|$' },
    { id: 'please-no-texts', pattern: 'please no <filler>*3 <messages>' },
    { id: 'no-consent',
      pattern: `dont|nolonger|never|didnt|not [have|had|has|ever|gave|give|given|you|my|our|any|your|the]*4 consent|consented|authorize|authorized|
        permission|consenting [you|yall|anyone|being|be|<filler>]*5 <texting>|texted|contacted|messaged|<messages>|text|contact|message|be|
        receive|receiving|send|getting|$`,
      unless: 'treatment|surgery|procedure|photos|photo|release|charge|transaction|payment|repair|field' },
    { id: 'consent-revoked',
      pattern: 'consent|permission [is|has|been|was|hereby|to|text|for|texts|contact]*5 revoked|withdrawn|rescinded|cancelled|canceled',
      unless: 'treatment|surgery|procedure|photo|photos' },
    { id: 'revocation', pattern: 'revocation|withdrawal of <filler>*2 consent|permission', unless: 'treatment|surgery|procedure' },
    { id: 'not-want-these-anymore', pattern: 'dont|nolonger [really|even]*1 want these|those anymore|any_more|any_longer' },
    { id: 'rather-not-get-these',
      pattern: 'rather|prefer [to]*1 not [to]*1 get|getting|receive|receiving <filler>*2 these|those|them|any $|anymore|please|at_all' },
    { id: 'no-need-to-keep-texting',
      pattern: `no need|reason|point [to|in]*1 keep|keeping|continue|continuing [to|on]*1 <texting>|sending|text|message|send me|us|$|<filler>`,
      unless: 'back',
      limits: '<later>' },
    { id: 'do-not-sign-me-back-up',
      pattern: 'dont|never|not [ever|please]*1 sign|put|add|opt me|us|<my_number> back [up|on|onto|in|to|for]*3 <filler>*3 <messages>|text_list' },
    { id: 'object-to', pattern: 'object|objecting to <filler>*4 <messages>|text|being_texted|being_contacted' },
    { id: 'refuse-these',
      pattern: `<neg> [really|even|ever|at|all|so|be|to|also]*3 want|wanting|wanna|need|needing|care|wish|wishing|like|interested|desire|expect|rather|trying|tryna|agree|asked|willing|keen|choose|prefer [to|in|for|be|continue|keep|any|you]*4
        receive|receiving|get|getting|see|seeing|have|having|hear|reading|read <filler>*3 these|those|this|stuff|crap|junk|nonsense|any_of_these|any_of_this|<messages>|text_messages <ended>|to_my|to_me|on_my|on_this|from|at_all|so|but|because|since`,
      unless: 'in_blue|in_red|in_black|in_white|in_a' },
    { id: 'rather-not-receive', pattern: 'rather|prefer|like [to]*1 not [to]*1 receive|get|have|see <filler>*3 these|those|texts|messages|<messages> <ended>|from|to|on|at' },
    { id: 'wont-need', pattern: 'wont|nolonger|dont|not|never be|need|needing|require|requiring|want [needing|requiring|wanting|any|the]*2 <filler>*4 <messages> $|anymore|now|please|thanks|from|as|since|because|so|any_more|any_longer' },
    { id: 'no-longer-want-these', pattern: 'nolonger want|wanting|wish|care|desire [for|to|get|receive|have]*2 these|those|them|this $|please|thanks' },
    { id: 'do-not-send-these',
      pattern: `-i|we|they|why|didnt dont|never|not|nolonger|stop [ever|please|you|to|even|keep|be]*2 send|sending|forward|text|texting [me|us]*1 these|those|this_stuff|this_crap|this_shit|such|them_to|it_to_me|that_crap|no_more
        [to|my|me|us|our|phone|number|this|cell]*4 <ended>|because|im|as`,
      limits: '<later>' },
    { id: 'do-not-text-my-people',
      pattern: '-i|we|they|why|you dont|never|quit|stop [ever|you|be|please|dare]*2 text|texting|message|messaging|contact|contacting my|our wife|husband|mom|mother|dad|father|son|daughter|kid|kids|child|children|family|parents|grandma|boss|work|job|house|home|cell|phone [again|phone|number|anymore]*2 <ended>|ever' },
    { id: 'do-not-text-this',
      pattern: '-i|we|they|why dont|never|quit|not [ever|you|please|be|to]*2 <text> this|dis|that|here [number|phone|cell|line|mobile|landline|device|num]*1 <ended>|ever|its|this|because|as|for',
      limits: '<later>' },
    { id: 'not-authorized',
      pattern: `<neg> [have|had|got|given|been|you|any|my|the|our|even]*4 authorized|allowed|permitted|permission|authorization|consent|right|approval|business|ok|okay|authority [to|for|by|from]*1 ..2
        text|contact|message|texting|messaging|contacting|send|texts|messages|use|call`,
      unless: 'treatment|surgery|procedure|my_card|photo|photos|my_photo|the_card|field' },
    { id: 'again-is-enough', pattern: '-i|you|we|they|he|she dont|never|not|do_not [ever|you|please|dare|to]*3 text|message|contact|write|bother|call me|us|here|this_number|it again|ever|anymore|period',
      limits: 'until|till|before_you|unless|after_9' },
    { id: 'not-want-tests', pattern: '<neg> want|need|like|wish [any|no|more|your|ur|these|to_get|to_receive]*4 tests|massages|texas|testes anymore|from_you|from_yall|$', beside: 'anymore|nolonger|stop|ur' },
    { id: 'texts-not-wanted', pattern: '<messages>|text [are|is|from_you]*2 not|no|arent|isnt|never|nolonger [longer|more|at|all]*2 wanted|needed|welcome|necessary|required|appreciated|desired|allowed|authorized|permitted|accepted|invited',
      unless: 'after|before|until' },
    { id: 'no-texts-please', pattern: '^ [please|and|ok|again|sorry|but|hi]*2 no|zero|without|nomore|none_of [further|more|additional|future|other|your|of|ur|these]*3 texts|messages|texting|messaging|sms|mensajes|textos [to|on|at|from|for|please|ever|thanks|wanted]*2 [this|my|you|me|us]*1 <ended>|phone|number|cell|line|ever|again|required',
      unless: '?|received|yet|came|so_far|today|after|before|until|on_sunday|on_sundays', limits: 'after|before|until|on_weekends|on_sundays|past|today|tomorrow' },
    { id: 'you-not-text', pattern: '-if|that|why|did|can you|yall|guys not|nolonger|never [to]*1 text|message|contact|bother|send me|us|this|my|anything' },
    { id: 'do-not-call-text-email', pattern: 'dont call|email|phone|write|visit|mail [me|us]*1 [,|.|or|and]*2 dont text|message|contact|txt' },
    { id: 'do-not-disturb', pattern: '-i|we|they dont|not|never disturb|bother|bug|harass|annoy|trouble [me|us|my]*1 [with]*1 <filler>*3 <messages>|again|anymore|ever|with_these|with_this' },
    { id: 'revoke',
      pattern: `take_back|taking_back|revoke|revoking|withdraw|withdrawing|rescind|rescinding|retract|pull|cancel|remove|revoked|withdrawn <filler>*3
        consent|permission|authorization|optin|agreement_to`,
      unless: `treatment|surgery|procedure|photos|photo|release|charge|transaction|payment|extraction|trip|vaccine|vaccination|medication|repair|
        records` },
  ],
}
