/** The statement that the law asks for (lag 2018:1937); its facts are data. */
export const accessibility = {
  title: 'Tillgänglighet för FixaMinGata',
  lead: (actor: string, service: string) =>
    `${actor} står bakom webbplatsen ${service}. Vi vill att så många som möjligt ska kunna använda den. Här står hur den uppfyller lagen om tillgänglighet till digital offentlig service, vad som brister och hur du säger till oss.`,
  howTitle: 'Hur tillgänglig är webbplatsen?',
  how: {
    fully: 'Webbplatsen är helt förenlig med lagen om tillgänglighet till digital offentlig service.',
    partly:
      'Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står längre ner.',
    not: 'Webbplatsen är inte förenlig med lagen om tillgänglighet till digital offentlig service. Bristerna står längre ner.',
  },
  works:
    'Varje sida fungerar utan karta, utan skript och med bara tangentbord. Bara en nyckel till Min sida behöver skript: ett brev med en länk gör detsamma utan. Vi siktar på WCAG 2.2 nivå AA.',
  helpTitle: 'Hittar du ett hinder, eller behöver du något på ett annat sätt?',
  help: 'Säg vilken sida det gäller, vad du ville göra och vilka hjälpmedel du använder. Vi svarar inom två arbetsdagar.',
  helpMail: 'Eller skicka e-post:',
  shortcomingsTitle: 'Innehåll som inte är tillgängligt',
  noShortcomings: 'Vi känner inte till några brister.',
  criterion: (number: string) => `WCAG ${number}`,
  why: 'Skäl:',
  burdensomeTitle: 'Oskäligt betungande anpassning (12 §)',
  noBurdensome: 'Vi åberopar inte undantaget för oskäligt betungande anpassning.',
  notCoveredTitle: 'Innehåll som lagen inte omfattar (9 §)',
  nothingNotCovered: 'Allt innehåll omfattas av lagen.',
  testedTitle: 'Hur vi har prövat webbplatsen',
  method: {
    self: 'Vi har gjort en självskattning: automatiska prov av varje sida, och prov med tangentbord, förstoring, mörkt läge, stark kontrast och utan skript.',
    external: 'En utomstående har granskat webbplatsen.',
  },
  assessed: (day: string) => `Senaste bedömningen gjordes den ${day}.`,
  updated: (day: string) => `Redogörelsen uppdaterades senast den ${day}.`,
  supervisionTitle: 'Tillsyn',
  supervision:
    'Myndigheten för digital förvaltning, Digg, har ansvar för tillsyn. Är du inte nöjd med hur vi hanterar det du har sagt till oss om kan du anmäla det till Digg:',
}
