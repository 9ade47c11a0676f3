// What sells, and what only looks like it: bills, answers, thanks, news of a job or a house. English, Spanish, French.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPromotion } from './promotion.ts'

const sells: readonly string[] = [
  // English
  '20% off all tires this week', 'Get 15 percent off your next cleaning', 'Take $10 off your first visit', 'HALF OFF appetizers tonight',
  'Half-price grooming on Tuesdays', 'We are giving a discount to all returning patients', 'Discounted tickets are available at the door',
  'Save $50 on brake pads', 'Save up to 30% storewide', 'Save big on winter tires', 'Book now and save', 'Order today and save!',
  'Bundle and save', 'Sale ends Sunday', 'Our summer sale is on', 'FLASH SALE!!!', 'Everything is on sale', 'Sale! Everything must go',
  'Tickets go on sale Friday at 9', 'Clearance event this Saturday', "Today's specials: lobster rolls and chowder", 'Come in for our lunch special',
  'Black Friday specials are here', 'Show this coupon at the register', 'Use promo code SPRING', 'Use code SAVE10 at checkout',
  'Enter code BIKE for a surprise', 'Special offer for our best customers', 'Exclusive offer inside', 'This offer expires at midnight',
  'Our spring promotion starts Monday', 'Great deals on used bikes', 'Deal of the day: oil change', 'Limited time only', 'For a limited time, whitening is included',
  'While supplies last', "Act now, don't wait", 'Last chance to save', "Don't miss out on the new collection", 'Hurry in', 'Today only: two for one',
  'Free with any purchase', 'Free dessert with your dinner', 'Buy one get one free', 'BOGO on all shoes', 'Get a free tote bag', 'Claim your free gift',
  'Try it free for 30 days', 'Free shipping on all orders', 'Call us for a free consultation', 'Buy now', 'Time to buy new tires?', 'Come buy your ticket before they are gone',
  'Shop now: https://example.com', 'Order online and skip the line', 'Upgrade today', 'Subscribe today', 'New arrivals are here', 'Check out our new menu', 'We now offer laser hair removal',
  'Ask about our membership', 'Earn double points this weekend', 'Refer a friend and both of you win', 'Enter to win a cruise', "You've won a gift", '0% APR on new cars',
  'Lowest prices of the year', 'Haircuts $20 this week. Book now.', 'The red bike is $450, grab it before it is gone', 'Only $19.99! Come in and see',
  'Teeth whitening from $99 - visit us', 'Your appointment is tomorrow at 3. Reply to get 10% off a second service.', 'Thanks for your visit! Use code THANKS5 for your next one',
  'Your order shipped. While you wait, shop our new collection', '２０％ ＯＦＦ today', '2O% off? No: 20 % off!', 'dіscount for you', "Don't miss our big sale", 'Members save an extra 5%', 'Tires: 4 for €199, order now',
  'Kids eat free on Tuesdays', 'Two months for the price of one', 'Stock up now, prices go up Monday', 'Enjoy a complimentary dessert', 'End of season blowout', 'Early bird pricing ends May 1', 'Free whitening for new patients',
  'Final hours to grab your seat at 50% off', "We miss you! Here's $20 off to come back", 'All you can eat ribs for $12', 'Enjoy a coffee on us',
  // Spanish
  'Nuevos clientes reciben 15% menos', 'Envío sin costo', 'Nueva colección', '20% de descuento en su próxima visita', 'Descuentos para toda la familia', 'Rebajas de enero', 'Oferta especial solo hoy', 'Nuestras ofertas terminan el domingo', 'Usa el código de descuento VERANO',
  'Presente este cupón en caja', 'Aproveche nuestra promoción', '¡No te lo pierdas!', 'Por tiempo limitado', 'Última oportunidad', 'Hasta agotar existencias', '2x1 en pizzas',
  'Compre uno y llévese otro gratis', 'Compra ahora en nuestra tienda', 'Envío gratis en todos los pedidos', 'Reserve ahora y ahorre', 'Ahorra hasta $50', 'Cortes por solo $15, reserva ahora',
  'Gana un viaje', 'Todo a mitad de precio', 'Limpieza gratis con su primera cita',
  // French
  'Deux pour un ce soir', 'Un cadeau vous attend', '20 % de réduction sur les pneus', 'Les soldes commencent demain', 'Code promo ETE', 'Profitez de nos offres', 'Offre spéciale ce week-end', 'Durée limitée', 'Dernière chance !',
  'Livraison gratuite', 'Un acheté, un offert', 'Achetez maintenant', 'Économisez 30 $', 'Rabais de 10 $ sur votre prochaine visite', 'Tout à moitié prix', 'Vente privée samedi', 'Coupe à 25 €, réservez vite',
  "Jusqu'à épuisement des stocks", 'Ne manquez pas nos promotions', 'Bon plan : deux repas', '-30 % sur tout le magasin',
] // biome-ignore format: a table

const sellsNothing: readonly string[] = [
  // Bills and prices
  'Your repair costs $45, pay at pickup', 'your invoice of $120 is due', 'Your balance is $0.00. Thank you!', 'The total is $89.50', 'A deposit of $50 is needed to book the room', 'Your refund of $30 was sent today',
  'It would be $45 for the tube and the labor', 'Your copay is $25. Please bring your card.', 'Rent of $900 is due on the 1st', 'The estimate is $300. Reply YES to approve.', 'Your order #1182 ($45) is ready. Please come by before 6.',
  'Please pay $40 at the desk', 'The late fee is $10', 'Your prescription is ready, the cost is $12', 'We took 10% off your bill for the wait', 'Your discount was applied to your invoice', 'A transaction of $50.00 on your card ending 1234',
  // Free and sale and offer of another kind
  'free parking is behind the house', 'Are you free at 3?', 'Feel free to call us', 'We have gluten-free bread, yes', 'The repair is free of charge under warranty', 'Your free estimate is ready', 'Free wifi with the password on the wall',
  'the sale of your house closes Friday', 'Please sign the bill of sale', 'The sale fell through', 'There is a new offer on your house', 'Your job offer is attached', 'The seller accepted your offer', 'Please sign the offer letter by Monday',
  'Congratulations on your promotion!', 'No big deal, see you at 5', 'Maria deals with billing', 'Your gift card balance is $20', 'Please follow the special instructions', 'Holiday special hours: 9 to 1',
  "Sorry, we don't have any discounts right now", 'There is no sale this week', 'We do not accept coupons', 'You do not need to buy anything', 'No discount applies here', 'No coupon is needed',
  'You can buy tickets at the door', "Do you want us to order the part? It's $60.", 'The house went on sale this morning', 'Enjoy your meal, thanks for dining with us', 'A complimentary copy of your x-ray is attached', 'Did the kids eat?', 'Mail collection is at 4',
  // Times and codes
  'Your code is 123456. It expires in 10 minutes.', 'Use code 4512 for the gate', 'Use code AB12 to verify your account', 'Save the date: the wedding is on June 3', 'Save this number to reach us', 'Please save your work and log out',
  'We saved your seat', 'Last chance to confirm your appointment', "Don't miss your appointment tomorrow", 'No need to hurry', 'The window of time is limited to two hours', 'We have limited time slots on Friday', 'We are closed on Black Friday', 'Closed today only, back tomorrow',
  // Appointments, answers, thanks
  'Your appointment is tomorrow at 9:40. Reply C to confirm.', 'Yes, your bike is ready', 'You are due for a cleaning. Would you like to book a time?', 'Please call us today about your results', 'Thanks for your order today!', 'Your order today is ready',
  'You can return it where you bought it', 'Where did you buy the bike?', 'The coffee shop today closes at 5', 'The price depends on the size', 'Prices went up, sorry', 'How was your visit? Tell us: https://example.com/r/x1', 'The driver is off today', 'I am off at 5', 'Please turn it off and on again', 'The kids are 50% of the class',
  'Battery at 20%', 'There is a 30% chance of rain, bring a coat', 'We are out of stock until Monday', 'Please get your car before 6', 'Come in at 3', 'It went on for two hours', 'Your table, 2 for 1pm, is set', 'Point of sale is down, cash please', '', ' ', '👍', 'ok',
  'Your low heart rate was noted', 'The rate of the deal with the bank is set at closing', 'Can you bring three copies?', 'The new doctor is in on Monday', 'Join the call here', 'Please sign up at the desk when you arrive', 'Please upgrade your app to log in',
  // Spanish
  'Su factura de $120 vence mañana', 'Su reparación cuesta $45, pague al recoger', 'Gracias por su compra', 'Compra confirmada: pedido 88', 'Estacionamiento gratis detrás de la casa', 'Felicidades por su promoción', 'Su oferta fue aceptada', 'Oferta de trabajo: responda antes del lunes',
  'Lleve su identificación', 'Su cita es mañana a las 3', 'Última oportunidad para confirmar su cita', 'No hay descuentos esta semana', 'El saldo de su cuenta es $30', 'Solo hoy cerramos a las 2',
  // French
  'Votre facture de 120 $ est due', 'Le solde de votre compte est de 30 $', "Votre réparation coûte 45 €, à payer sur place", 'Stationnement gratuit derrière la maison', 'La vente de votre maison se conclut vendredi', "Votre offre d'emploi est prête", 'Félicitations pour votre promotion',
  'La remise des clés est à 14 h', 'Merci pour votre achat', 'Votre rendez-vous est demain', "Nous n'avons pas de rabais cette semaine", 'Profitez de votre soirée', 'Dernière chance de confirmer votre rendez-vous', 'Votre commande est prête',
] // biome-ignore format: a table

describe('what sells', () => {
  test.each(sells)('%j is an offer', (body) => {
    const { isPromotion, because } = readPromotion(body)
    expect([isPromotion, because]).toEqual([true, expect.stringMatching(/^(a|an|something) .+: ".+"$/)])
  })
})

describe('what sells nothing', () => {
  test.each(sellsNothing)('%j is no offer', (body) => {
    expect(readPromotion(body)).toEqual({ isPromotion: false, because: null })
  })
})

test('it says what it took for an offer, in the words of the text', () => {
  expect(readPromotion('See you at 3. 20% off today!').because).toBe('a discount: "20% off"')
  expect(readPromotion('Haircuts $20 this week. Book now.').because).toBe(
    'a price with a call to act: "book now"',
  )
})

test('an offer is found wherever it stands in an ordinary text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sells), fc.constantFrom('Hi Ana.', 'Your bike is ready!', 'Thanks for coming in'), (offer, greeting) => {
      expect(readPromotion(`${greeting}\n${offer}`).isPromotion).toBe(true)
      expect(readPromotion(`${offer}\n${greeting}`).isPromotion).toBe(true)
    }),
  )
}) // biome-ignore format: one property a line

test.each([
  ['price after price', '$5 '],
  ['calls without end', 'book now, '],
  ['savings without a number', 'save '],
  ['free of everything', 'get get free '],
  ['denials', 'we do not have any any '],
  ['one letter', 'a'],
  ['blanks', ' '],
  ['per cent', '1 % '],
  ['exclamation marks', '!'],
  ['what was taken off a bill', 'applied included '],
])('a text of 100,000 characters is read in steps that grow with its length only: %s', (_what, words) => {
  const body = `use code ${words.repeat(Math.ceil(100_000 / words.length))}x 20%`
  expect(typeof readPromotion(body).isPromotion).toBe('boolean')
})
