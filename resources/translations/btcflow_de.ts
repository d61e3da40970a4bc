<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DataDock</name>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>endete am %1</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>%1 days old</source>
        <translation>%1 Tage alt</translation>
    </message>
    <message>
        <source>%1 to %2, %3 rows</source>
        <translation>%1 bis %2, %3 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows are kept here only: the venue forgot them</source>
        <translation>%1 Zeilen gibt es nur noch hier: die Börse hat sie vergessen</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>fetching</source>
        <translation>wird abgerufen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>from: %1</source>
        <translation>aus: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>OI</source>
        <translation>OI</translation>
    </message>
    <message>
        <source>%1, 1 hole</source>
        <translation>%1, 1 Lücke</translation>
    </message>
    <message>
        <source>%1, %2 holes</source>
        <translation>%1, %2 Lücken</translation>
    </message>
    <message>
        <source>1 hole: nothing from %1 to %2</source>
        <translation>1 Lücke: nichts von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 holes; in the longest nothing from %2 to %3</source>
        <translation>%1 Lücken; in der längsten nichts von %2 bis %3</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>No venue can be reached: there seems to be no network.</source>
        <translation>Keine Börse ist erreichbar: offenbar gibt es kein Netz.</translation>
    </message>
    <message>
        <source>%1 (and %2 more: see Data)</source>
        <translation>%1 (und %2 weitere: siehe Daten)</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>fetching</source>
        <translation>wird abgerufen</translation>
    </message>
    <message>
        <source>fetching: %1 of %2</source>
        <translation>Abruf: %1 von %2</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waiting for its limit until %1</source>
        <translation>wartet auf ihr Limit bis %1</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>Waiting for the limit of %1 until %2</source>
        <translation>Wartet auf das Limit von %1 bis %2</translation>
    </message>
    <message>
        <source>Fetching · %1 rows · about %2 left</source>
        <translation>Abruf · %1 Zeilen · noch etwa %2</translation>
    </message>
    <message>
        <source>Fetching · %1 rows</source>
        <translation>Abruf · %1 Zeilen</translation>
    </message>
</context>
<context>
    <name>btcflow::app</name>
    <message>
        <source>Bullish confluence</source>
        <translation>Bullische Konfluenz</translation>
    </message>
    <message>
        <source>Bearish confluence</source>
        <translation>Bärische Konfluenz</translation>
    </message>
    <message>
        <source>Over-leverage: longs crowded</source>
        <translation>Überhebelt: zu viele Longs</translation>
    </message>
    <message>
        <source>Over-leverage: shorts crowded</source>
        <translation>Überhebelt: zu viele Shorts</translation>
    </message>
    <message>
        <source>Extreme top (experimental)</source>
        <translation>Extremes Hoch (experimentell)</translation>
    </message>
    <message>
        <source>Extreme bottom (experimental)</source>
        <translation>Extremes Tief (experimentell)</translation>
    </message>
    <message>
        <source>premium z</source>
        <translation>z der Prämie</translation>
    </message>
    <message>
        <source>open interest z</source>
        <translation>z des Open Interest</translation>
    </message>
    <message>
        <source>funding z</source>
        <translation>z des Fundings</translation>
    </message>
    <message>
        <source>premium</source>
        <translation>Prämie</translation>
    </message>
    <message>
        <source>funding TWAP</source>
        <translation>Funding-TWAP</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Punktzahl</translation>
    </message>
    <message>
        <source>%1 % per 8 h</source>
        <translation>%1 % je 8 h</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>%1 of %2 past their threshold:</source>
        <translation>%1 von %2 jenseits ihrer Schwelle:</translation>
    </message>
    <message>
        <source>Care: a stablecoin was taken as 1 USD for want of its rate.</source>
        <translation>Vorsicht: ein Stablecoin wurde mangels Kurs als 1 USD genommen.</translation>
    </message>
    <message>
        <source>Care: the venues&apos; prices disagree on a day of this bar.</source>
        <translation>Vorsicht: die Preise der Börsen widersprechen sich an einem Tag dieses Balkens.</translation>
    </message>
    <message>
        <source>Care: an outlier in the window hides what is usual; compare with zscore.method=robust.</source>
        <translation>Vorsicht: ein Ausreißer im Fenster verdeckt, was üblich ist; zum Vergleich zscore.method=robust.</translation>
    </message>
    <message>
        <source>Only %1 of 3 states known.</source>
        <translation>Nur %1 von 3 Zuständen bekannt.</translation>
    </message>
    <message>
        <source>Left out as outliers: %1.</source>
        <translation>Als Ausreißer weggelassen: %1.</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>zu wenige für eine Aussage</translation>
    </message>
    <message>
        <source>no different from any bar</source>
        <translation>nicht anders als jeder beliebige Balken</translation>
    </message>
    <message>
        <source>Extreme tops and bottoms are experimental: context, and no trading signal.</source>
        <translation>Extreme Hochs und Tiefs sind experimentell: Kontext, kein Handelssignal.</translation>
    </message>
    <message>
        <source>%1: the day on which the candle opens (UTC)</source>
        <translation>%1: der Tag, an dem die Kerze öffnet (UTC)</translation>
    </message>
    <message>
        <source>open, high, low, close: in %1</source>
        <translation>open, high, low, close: in %1</translation>
    </message>
    <message>
        <source>volume: in %1</source>
        <translation>volume: in %1</translation>
    </message>
    <message>
        <source>%1 candles open or close outside their low..high (kept as they are)</source>
        <translation>%1 Kerzen öffnen oder schließen außerhalb von low..high (bleiben, wie sie sind)</translation>
    </message>
    <message>
        <source>%1 days without volume (kept; they have no price)</source>
        <translation>%1 Tage ohne Volumen (behalten; sie haben keinen Preis)</translation>
    </message>
    <message>
        <source>%1: the moment of the snapshot (00:00 closes the day before)</source>
        <translation>%1: der Zeitpunkt der Aufnahme (00:00 schließt den Tag davor)</translation>
    </message>
    <message>
        <source>%1: open interest in %2</source>
        <translation>%1: Open Interest in %2</translation>
    </message>
    <message>
        <source>%1 rows of zero or less (kept; the metrics ignore them)</source>
        <translation>%1 Zeilen mit null oder weniger (behalten; die Kennzahlen übergehen sie)</translation>
    </message>
    <message>
        <source>%1: the moment of the payment</source>
        <translation>%1: der Zeitpunkt der Zahlung</translation>
    </message>
    <message>
        <source>%1: the fraction paid per interval</source>
        <translation>%1: der je Intervall gezahlte Bruchteil</translation>
    </message>
    <message>
        <source>interval_hours: hours that it pays for</source>
        <translation>interval_hours: Stunden, für die gezahlt wird</translation>
    </message>
    <message>
        <source>the rates are unusually high: are they percent? A fraction is wanted (0.0001 = 0.01 %)</source>
        <translation>die Sätze sind ungewöhnlich hoch: Sind es Prozent? Erwartet wird ein Bruchteil (0.0001 = 0.01 %)</translation>
    </message>
</context>
<context>
    <name>btcflow::chart</name>
    <message>
        <source>demonstration data, not the market</source>
        <translation>Demonstrationsdaten, nicht der Markt</translation>
    </message>
    <message>
        <source>stablecoin taken as 1 USD</source>
        <translation>Stablecoin als 1 USD genommen</translation>
    </message>
    <message>
        <source>venues disagree</source>
        <translation>Börsen uneins</translation>
    </message>
    <message>
        <source>outlier in window</source>
        <translation>Ausreißer im Fenster</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>spot basket</source>
        <translation>Spot-Korb</translation>
    </message>
    <message>
        <source>perp basket</source>
        <translation>Perp-Korb</translation>
    </message>
    <message>
        <source>forming</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>Perp premium vs spot basket</source>
        <translation>Perp-Prämie gegen Spot-Korb</translation>
    </message>
    <message>
        <source>Spot premium vs perp basket</source>
        <translation>Spot-Prämie gegen Perp-Korb</translation>
    </message>
    <message>
        <source>in USD</source>
        <translation>in USD</translation>
    </message>
    <message>
        <source>in coin</source>
        <translation>in Coin</translation>
    </message>
    <message>
        <source>Open interest z-score (%1)</source>
        <translation>Open Interest, z-Wert (%1)</translation>
    </message>
    <message>
        <source>total unknown</source>
        <translation>Summe unbekannt</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>linked, %1</source>
        <translation>verkettet, %1</translation>
    </message>
    <message>
        <source>Funding TWAP (%1)</source>
        <translation>Funding-TWAP (%1)</translation>
    </message>
    <message>
        <source> % / 8 h</source>
        <translation> % / 8 h</translation>
    </message>
    <message>
        <source> % APR</source>
        <translation> % APR</translation>
    </message>
    <message>
        <source>this bar %1 %</source>
        <translation>dieser Balken %1 %</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source> bullish</source>
        <translation> bullisch</translation>
    </message>
    <message>
        <source> bearish</source>
        <translation> bärisch</translation>
    </message>
    <message>
        <source>over-leverage: longs crowded</source>
        <translation>überhebelt: zu viele Longs</translation>
    </message>
    <message>
        <source>over-leverage: shorts crowded</source>
        <translation>überhebelt: zu viele Shorts</translation>
    </message>
    <message>
        <source>%1 of 3 states known</source>
        <translation>%1 von 3 Zuständen bekannt</translation>
    </message>
    <message>
        <source>extreme strength %1</source>
        <translation>Extremstärke %1</translation>
    </message>
    <message>
        <source>The z-score needs %1 bars of open interest; there are fewer. Choose a finer timeframe, or a shorter zscore.length.</source>
        <translation>Der z-Wert braucht %1 Balken Open Interest; es sind weniger. Einen feineren Zeitrahmen oder ein kürzeres zscore.length wählen.</translation>
    </message>
    <message>
        <source>Needs a z-score of premium, open interest or funding.</source>
        <translation>Braucht einen z-Wert von Prämie, Open Interest oder Funding.</translation>
    </message>
    <message>
        <source>%1 % (%2)</source>
        <translation>%1 % (%2)</translation>
    </message>
    <message>
        <source>%1 bar</source>
        <translation>%1 Balken</translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation>%1 Balken</translation>
    </message>
    <message>
        <source>%1 day</source>
        <translation>%1 Tag</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>Extremes are experimental: context, and no trading signal.</source>
        <translation>Extreme sind experimentell: Kontext, kein Handelssignal.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>%1 from ±%2</source>
        <translation>%1 ab ±%2</translation>
    </message>
    <message>
        <source>confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>extremes</source>
        <translation>Extreme</translation>
    </message>
    <message>
        <source>stablecoin rate carried, %1 d old</source>
        <translation>Stablecoin-Kurs fortgeschrieben, %1 T alt</translation>
    </message>
    <message>
        <source>carried, %1 d old</source>
        <translation>fortgeschrieben, %1 T alt</translation>
    </message>
    <message>
        <source>carried, up to %1 d old</source>
        <translation>fortgeschrieben, bis zu %1 T alt</translation>
    </message>
    <message>
        <source>The settings leave venues out (venues.exclude).</source>
        <translation>Die Einstellungen lassen Börsen aus (venues.exclude).</translation>
    </message>
    <message>
        <source>No open interest yet: fetch the venues, or import it.</source>
        <translation>Noch kein Open Interest: von den Börsen abrufen oder importieren.</translation>
    </message>
    <message>
        <source>No prices before this date: fetch the venues, import candles, or choose a later as-of.</source>
        <translation>Keine Preise vor diesem Tag: von den Börsen abrufen, Kerzen importieren oder einen späteren Stand wählen.</translation>
    </message>
    <message>
        <source>No day has both a spot and a perp price: fetch the venues, or import the missing side.</source>
        <translation>Kein Tag hat Spot- und Perp-Preis: von den Börsen abrufen oder die fehlende Seite importieren.</translation>
    </message>
    <message>
        <source>No funding yet: fetch the venues, or import it.</source>
        <translation>Noch kein Funding: von den Börsen abrufen oder importieren.</translation>
    </message>
</context>
<context>
    <name>btcflow::chart::ChartView</name>
    <message>
        <source>Chart</source>
        <translation>Chart</translation>
    </message>
</context>
<context>
    <name>btcflow::gui</name>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>A bar a day</source>
        <translation>Ein Balken je Tag</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 Tage</translation>
    </message>
    <message>
        <source>A bar every three days</source>
        <translation>Ein Balken je drei Tage</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>A bar a week</source>
        <translation>Ein Balken je Woche</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>A bar a month</source>
        <translation>Ein Balken je Monat</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>Das letzte Jahr</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 Jahre</translation>
    </message>
    <message>
        <source>The last two years</source>
        <translation>Die letzten zwei Jahre</translation>
    </message>
    <message>
        <source>4 years</source>
        <translation>4 Jahre</translation>
    </message>
    <message>
        <source>The last four years</source>
        <translation>Die letzten vier Jahre</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All there is</source>
        <translation>Alles, was da ist</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>Zu einem Datum</translation>
    </message>
    <message>
        <source>A date in the middle of the chart</source>
        <translation>Ein Datum in die Mitte des Charts</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>The chart as it was known on a past date, bar by bar</source>
        <translation>Der Chart, wie er an einem früheren Datum bekannt war, Balken für Balken</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Shows less time</source>
        <translation>Zeigt weniger Zeit</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Shows more time</source>
        <translation>Zeigt mehr Zeit</translation>
    </message>
    <message>
        <source>Previous bar</source>
        <translation>Voriger Balken</translation>
    </message>
    <message>
        <source>The crosshair a bar back</source>
        <translation>Das Fadenkreuz einen Balken zurück</translation>
    </message>
    <message>
        <source>Next bar</source>
        <translation>Nächster Balken</translation>
    </message>
    <message>
        <source>The crosshair a bar on</source>
        <translation>Das Fadenkreuz einen Balken vor</translation>
    </message>
    <message>
        <source>10 bars back</source>
        <translation>10 Balken zurück</translation>
    </message>
    <message>
        <source>The crosshair ten bars back</source>
        <translation>Das Fadenkreuz zehn Balken zurück</translation>
    </message>
    <message>
        <source>10 bars on</source>
        <translation>10 Balken vor</translation>
    </message>
    <message>
        <source>The crosshair ten bars on</source>
        <translation>Das Fadenkreuz zehn Balken vor</translation>
    </message>
    <message>
        <source>Half a page back</source>
        <translation>Halbe Seite zurück</translation>
    </message>
    <message>
        <source>Scrolls half of what is visible back</source>
        <translation>Rollt um die Hälfte des Sichtbaren zurück</translation>
    </message>
    <message>
        <source>Half a page on</source>
        <translation>Halbe Seite vor</translation>
    </message>
    <message>
        <source>Scrolls half of what is visible on</source>
        <translation>Rollt um die Hälfte des Sichtbaren vor</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Where history begins</source>
        <translation>Wo die Historie beginnt</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Where the data ends</source>
        <translation>Wo die Daten enden</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Ends a measure or a drag, then takes the crosshair away</source>
        <translation>Beendet ein Messen oder Ziehen, dann verschwindet das Fadenkreuz</translation>
    </message>
    <message>
        <source>Logarithmic price</source>
        <translation>Logarithmischer Preis</translation>
    </message>
    <message>
        <source>Logarithmic price axis</source>
        <translation>Logarithmische Preisachse</translation>
    </message>
    <message>
        <source>Lock values</source>
        <translation>Werte festhalten</translation>
    </message>
    <message>
        <source>Value axes stay as they are instead of fitting what is visible</source>
        <translation>Die Wertachsen bleiben, wie sie sind, statt sich dem Sichtbaren anzupassen</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>Marks where premium, open interest and funding agree</source>
        <translation>Markiert, wo Prämie, Open Interest und Funding übereinstimmen</translation>
    </message>
    <message>
        <source>Shading</source>
        <translation>Schattierung</translation>
    </message>
    <message>
        <source>The ground behind the price coloured while a signal lasts</source>
        <translation>Der Hintergrund des Preises gefärbt, solange ein Signal anhält</translation>
    </message>
    <message>
        <source>Extremes (experimental)</source>
        <translation>Extreme (experimentell)</translation>
    </message>
    <message>
        <source>Extreme tops and bottoms: experimental, context and no trading signal</source>
        <translation>Extreme Hochs und Tiefs: experimentell, Kontext und kein Handelssignal</translation>
    </message>
    <message>
        <source>Funding: APR</source>
        <translation>Funding: APR</translation>
    </message>
    <message>
        <source>Funding in % a year instead of % per 8 hours</source>
        <translation>Funding in % pro Jahr statt % je 8 Stunden</translation>
    </message>
    <message>
        <source>Perp premium</source>
        <translation>Perp-Prämie</translation>
    </message>
    <message>
        <source>The premium the other way up: perps above spot is positive</source>
        <translation>Die Prämie andersherum: Perps über Spot ist positiv</translation>
    </message>
    <message>
        <source>Pane alone</source>
        <translation>Bereich allein</translation>
    </message>
    <message>
        <source>The pane under the mouse alone, and all again</source>
        <translation>Der Bereich unter der Maus allein, und wieder alle</translation>
    </message>
    <message>
        <source>Pane up</source>
        <translation>Bereich nach oben</translation>
    </message>
    <message>
        <source>The pane under the mouse a place up</source>
        <translation>Der Bereich unter der Maus einen Platz nach oben</translation>
    </message>
    <message>
        <source>Pane down</source>
        <translation>Bereich nach unten</translation>
    </message>
    <message>
        <source>The pane under the mouse a place down</source>
        <translation>Der Bereich unter der Maus einen Platz nach unten</translation>
    </message>
    <message>
        <source>Hide pane</source>
        <translation>Bereich ausblenden</translation>
    </message>
    <message>
        <source>Hides the pane under the mouse</source>
        <translation>Blendet den Bereich unter der Maus aus</translation>
    </message>
    <message>
        <source>All panes as at first</source>
        <translation>Alle Bereiche wie am Anfang</translation>
    </message>
    <message>
        <source>Heights, order and values as at first, nothing hidden</source>
        <translation>Höhen, Reihenfolge und Werte wie am Anfang, nichts ausgeblendet</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Takes back the last change of view or parameters</source>
        <translation>Nimmt die letzte Änderung an Ansicht oder Parametern zurück</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Does again what was taken back</source>
        <translation>Stellt wieder her, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Every parameter, presets, venues and colours</source>
        <translation>Alle Parameter, Vorgaben, Börsen und Farben</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Seitenleisten</translation>
    </message>
    <message>
        <source>All panels away, and back</source>
        <translation>Alle Seitenleisten aus- und wieder einblenden</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>The window on the whole screen, and back</source>
        <translation>Das Fenster auf dem ganzen Bildschirm, und zurück</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Helle oder dunkle Farben</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Fetches what the cache lacks from the exchanges</source>
        <translation>Holt von den Börsen, was dem Cache fehlt</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>What went wrong while fetching, and diagnostics to copy</source>
        <translation>Was beim Abrufen schiefging, und Diagnosedaten zum Kopieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Takes CSV files into the cache</source>
        <translation>Nimmt CSV-Dateien in den Cache auf</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Saves the chart as PNG, SVG or PDF, or its numbers as CSV or JSON</source>
        <translation>Speichert den Chart als PNG, SVG oder PDF, oder seine Zahlen als CSV oder JSON</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>The chart as a picture to the clipboard</source>
        <translation>Der Chart als Bild in die Zwischenablage</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>The view that an exported PNG shows</source>
        <translation>Die Ansicht, die ein exportiertes PNG zeigt</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Closes the window; everything is remembered</source>
        <translation>Schließt das Fenster; alles wird gemerkt</translation>
    </message>
    <message>
        <source>This picture does not say how it was made: it carries no parameters of BTC Flow.</source>
        <translation>Dieses Bild sagt nicht, wie es entstand: es trägt keine Parameter von BTC Flow.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is neither a picture of BTC Flow (PNG) nor a CSV file.</source>
        <translation>%1 ist weder ein Bild von BTC Flow (PNG) noch eine CSV-Datei.</translation>
    </message>
    <message>
        <source>Drop one file at a time, or a folder of CSV files.</source>
        <translation>Jeweils nur eine Datei ablegen, oder einen Ordner mit CSV-Dateien.</translation>
    </message>
    <message>
        <source>Only files can be taken: a picture of BTC Flow (PNG), a CSV file, or a folder of them.</source>
        <translation>Nur Dateien werden angenommen: ein Bild von BTC Flow (PNG), eine CSV-Datei oder ein Ordner davon.</translation>
    </message>
    <message>
        <source>Size of all text</source>
        <translation>Größe aller Texte</translation>
    </message>
    <message>
        <source>This is no proxy&apos;s address. It is like http://host:3128 or socks5h://host:1080; empty: none.</source>
        <translation>Das ist keine Proxy-Adresse. Sie sieht aus wie http://host:3128 oder socks5h://host:1080; leer: keiner.</translation>
    </message>
    <message>
        <source>Names and passwords are not kept in settings. Give the address without them.</source>
        <translation>Namen und Passwörter werden nicht in den Einstellungen aufbewahrt. Die Adresse ohne sie angeben.</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zooms at the cursor</source>
        <translation>Vergrößert am Mauszeiger</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Umschalt + Mausrad</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Rollt</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Strg + Mausrad</translation>
    </message>
    <message>
        <source>Stretches the values</source>
        <translation>Streckt die Werte</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Moves the chart</source>
        <translation>Bewegt den Chart</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Measures: change, bars, days</source>
        <translation>Misst: Änderung, Balken, Tage</translation>
    </message>
    <message>
        <source>Ctrl + drag, right drag</source>
        <translation>Strg + Ziehen, Ziehen mit rechts</translation>
    </message>
    <message>
        <source>Zooms into the box</source>
        <translation>Vergrößert den Kasten</translation>
    </message>
    <message>
        <source>Drag on an axis</source>
        <translation>An einer Achse ziehen</translation>
    </message>
    <message>
        <source>Stretches it</source>
        <translation>Streckt sie</translation>
    </message>
    <message>
        <source>Double-click on an axis</source>
        <translation>Doppelklick auf eine Achse</translation>
    </message>
    <message>
        <source>Fits it again</source>
        <translation>Passt sie wieder an</translation>
    </message>
    <message>
        <source>Double-click on a pane</source>
        <translation>Doppelklick auf einen Bereich</translation>
    </message>
    <message>
        <source>The pane alone, and all again</source>
        <translation>Der Bereich allein, und wieder alle</translation>
    </message>
    <message>
        <source>Drag between panes</source>
        <translation>Zwischen Bereichen ziehen</translation>
    </message>
    <message>
        <source>Their heights</source>
        <translation>Ihre Höhen</translation>
    </message>
    <message>
        <source>Right click on a pane</source>
        <translation>Rechtsklick auf einen Bereich</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>Was sich damit tun lässt</translation>
    </message>
    <message>
        <source>Drop a file</source>
        <translation>Eine Datei ablegen</translation>
    </message>
    <message>
        <source>A CSV is imported, an exported PNG shows its view again</source>
        <translation>Eine CSV-Datei wird importiert, ein exportiertes PNG zeigt wieder seine Ansicht</translation>
    </message>
    <message>
        <source>Premium of a bar</source>
        <translation>Prämie eines Balkens</translation>
    </message>
    <message>
        <source>The mean of its days&apos; premiums, or that of its last day alone. The mean is calmer; the last day is what a plain Pine script shows.</source>
        <translation>Der Mittelwert der Prämien seiner Tage oder die des letzten Tages allein. Der Mittelwert ist ruhiger; den letzten Tag zeigt ein einfaches Pine-Skript.</translation>
    </message>
    <message>
        <source>mean of days</source>
        <translation>Mittel der Tage</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>letzter Tag</translation>
    </message>
    <message>
        <source>Above zero</source>
        <translation>Über null</translation>
    </message>
    <message>
        <source>Turns the premium&apos;s picture upside down. Numbers, states and thresholds stay those of spot over perps.</source>
        <translation>Stellt das Bild der Prämie auf den Kopf. Zahlen, Zustände und Schwellen bleiben die von Spot über Perps.</translation>
    </message>
    <message>
        <source>spot leads</source>
        <translation>Spot führt</translation>
    </message>
    <message>
        <source>perps lead</source>
        <translation>Perps führen</translation>
    </message>
    <message>
        <source>Leave out prices off the median by</source>
        <translation>Preise weglassen ab Abstand vom Median</translation>
    </message>
    <message>
        <source>A venue whose close is further from the others&apos; median is left out of that day. It needs three venues; a day on which most disagree keeps all and is flagged.</source>
        <translation>Eine Börse, deren Schlusskurs weiter vom Median der anderen entfernt ist, bleibt an diesem Tag weg. Das braucht drei Börsen; ein Tag, an dem die meisten abweichen, behält alle und wird markiert.</translation>
    </message>
    <message>
        <source>Off: every price counts</source>
        <translation>Aus: jeder Preis zählt</translation>
    </message>
    <message>
        <source>Stablecoins at their rate in USD</source>
        <translation>Stablecoins zu ihrem Kurs in USD</translation>
    </message>
    <message>
        <source>3-day bars begin</source>
        <translation>3-Tage-Balken beginnen</translation>
    </message>
    <message>
        <source>Anew on each 1 January, as TradingView counts them, or on one grid without a new start, as Binance&apos;s own 3-day candles.</source>
        <translation>Neu an jedem 1. Januar, wie TradingView sie zählt, oder in einem Raster ohne Neubeginn, wie die eigenen 3-Tage-Kerzen von Binance.</translation>
    </message>
    <message>
        <source>each January</source>
        <translation>jeden Januar</translation>
    </message>
    <message>
        <source>on one grid</source>
        <translation>in einem Raster</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Gezählt in</translation>
    </message>
    <message>
        <source>Open interest in USD rises with the price itself; counted in coin it does not.</source>
        <translation>Open Interest in USD steigt mit dem Preis selbst; in Coin gezählt nicht.</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Gebildet aus</translation>
    </message>
    <message>
        <source>linked chain</source>
        <translation>verkettet</translation>
    </message>
    <message>
        <source>plain sum</source>
        <translation>einfache Summe</translation>
    </message>
    <message>
        <source>Window in bars</source>
        <translation>Fenster in Balken</translation>
    </message>
    <message>
        <source>The timeframe&apos;s own (%1)</source>
        <translation>Wie der Zeitrahmen (%1)</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>Gemessen mit</translation>
    </message>
    <message>
        <source>Mean and standard deviation, or median and MAD. The robust one is not ruled by one wild day, but turns large on small moves where values lie very close together.</source>
        <translation>Mittelwert und Standardabweichung, oder Median und MAD. Das robuste Maß wird nicht von einem wilden Tag beherrscht, wird aber schon bei kleinen Bewegungen groß, wo die Werte sehr dicht beieinander liegen.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Known part of the window</source>
        <translation>Bekannter Teil des Fensters</translation>
    </message>
    <message>
        <source>TWAP over bars</source>
        <translation>TWAP über Balken</translation>
    </message>
    <message>
        <source>The funding pane shows the time-weighted average of this many bars. The z-score is taken of the bar&apos;s own funding, not of this.</source>
        <translation>Der Funding-Bereich zeigt den zeitgewichteten Durchschnitt über so viele Balken. Der z-Wert bezieht sich auf das Funding des Balkens selbst, nicht hierauf.</translation>
    </message>
    <message>
        <source>TWAP weights</source>
        <translation>TWAP-Gewichte</translation>
    </message>
    <message>
        <source>By the bars&apos; time, or each bar alike as ta.sma in Pine does it. They differ where bars differ in length: months, and a forming bar.</source>
        <translation>Nach der Zeit der Balken, oder jeder Balken gleich wie bei ta.sma in Pine. Das ist verschieden, wo Balken verschieden lang sind: bei Monaten und einem laufenden Balken.</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>nach Zeit</translation>
    </message>
    <message>
        <source>bars alike</source>
        <translation>Balken gleich</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>In z-scores as below, or fixed: premium ±0.05 %, funding 0 and 0.03 % per 8 hours. Open interest stays in z.</source>
        <translation>In z-Werten wie unten, oder fest: Prämie ±0.05 %, Funding 0 und 0.03 % je 8 Stunden. Open Interest bleibt in z.</translation>
    </message>
    <message>
        <source>z-scores</source>
        <translation>z-Werte</translation>
    </message>
    <message>
        <source>fixed levels</source>
        <translation>feste Werte</translation>
    </message>
    <message>
        <source>Spot premium beyond</source>
        <translation>Spot-Prämie jenseits von</translation>
    </message>
    <message>
        <source>Bullish from this z-score up, bearish from its negative down. Without effect while thresholds are fixed levels.</source>
        <translation>Bullisch ab diesem z-Wert aufwärts, bärisch ab seinem Negativen abwärts. Ohne Wirkung, solange die Schwellen fest sind.</translation>
    </message>
    <message>
        <source>Open interest beyond</source>
        <translation>Open Interest jenseits von</translation>
    </message>
    <message>
        <source>Much leverage, the bearish side, from this z-score up; little of it, the bullish side, from its negative down.</source>
        <translation>Viel Hebel, die bärische Seite, ab diesem z-Wert aufwärts; wenig davon, die bullische Seite, ab seinem Negativen abwärts.</translation>
    </message>
    <message>
        <source>Funding beyond</source>
        <translation>Funding jenseits von</translation>
    </message>
    <message>
        <source>Gap that joins signals, in bars</source>
        <translation>Lücke, die Signale verbindet, in Balken</translation>
    </message>
    <message>
        <source>As many bars without the signal do not end it: what comes after them is the same signal and no new event.</source>
        <translation>So viele Balken ohne das Signal beenden es nicht: was danach kommt, ist dasselbe Signal und kein neues Ereignis.</translation>
    </message>
    <message>
        <source>Extreme from</source>
        <translation>Extrem ab</translation>
    </message>
    <message>
        <source>How many standard deviations premium, open interest and funding must be away from what is usual.</source>
        <translation>Um wie viele Standardabweichungen Prämie, Open Interest und Funding vom Üblichen entfernt sein müssen.</translation>
    </message>
    <message>
        <source>How many of the three</source>
        <translation>Wie viele der drei</translation>
    </message>
    <message>
        <source>So many of premium, open interest and funding must be extreme on the same side at once.</source>
        <translation>So viele von Prämie, Open Interest und Funding müssen zugleich auf derselben Seite extrem sein.</translation>
    </message>
    <message>
        <source>Spot price</source>
        <translation>Spot-Preis</translation>
    </message>
    <message>
        <source>How the spot venues&apos; closes become one: their mean, their median, or weighted by the day&apos;s volume.</source>
        <translation>Wie aus den Schlusskursen der Spot-Börsen einer wird: ihr Mittelwert, ihr Median, oder nach dem Volumen des Tages gewichtet.</translation>
    </message>
    <message>
        <source>by volume</source>
        <translation>nach Volumen</translation>
    </message>
    <message>
        <source>Perp price</source>
        <translation>Perp-Preis</translation>
    </message>
    <message>
        <source>How the perps&apos; closes become one: their mean, their median, or weighted by open interest.</source>
        <translation>Wie aus den Schlusskursen der Perps einer wird: ihr Mittelwert, ihr Median, oder nach Open Interest gewichtet.</translation>
    </message>
    <message>
        <source>by open interest</source>
        <translation>nach Open Interest</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>How the venues&apos; funding becomes one: all alike, or weighted by open interest.</source>
        <translation>Wie aus dem Funding der Börsen eines wird: alle gleich, oder nach Open Interest gewichtet.</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>Venues that take part</source>
        <translation>Beteiligte Börsen</translation>
    </message>
    <message>
        <source>A venue without its tick takes no part in prices, open interest and funding. Its data stays in the cache.</source>
        <translation>Eine Börse ohne Haken ist an Preisen, Open Interest und Funding nicht beteiligt. Ihre Daten bleiben im Cache.</translation>
    </message>
    <message>
        <source>Prices in USDT and USDC are turned into USD with that day&apos;s rate. Off: each is taken as one dollar.</source>
        <translation>Preise in USDT und USDC werden zum Kurs des Tages in USD umgerechnet. Aus: jeder gilt als ein Dollar.</translation>
    </message>
    <message>
        <source>coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>The chain moves only as the venues that are present have moved themselves. The plain sum jumps where one appears or drops out. Or one instrument alone.</source>
        <translation>Die Kette bewegt sich nur so, wie sich die vorhandenen Börsen selbst bewegt haben. Die einfache Summe springt, wo eine hinzukommt oder wegfällt. Oder ein Instrument allein.</translation>
    </message>
    <message>
        <source>How many bars, the newest included, a value is compared with: what is usual there is z-score 0.</source>
        <translation>Mit wie vielen Balken, der neueste eingeschlossen, ein Wert verglichen wird: was dort üblich ist, hat den z-Wert 0.</translation>
    </message>
    <message>
        <source>Where a smaller part of the window&apos;s values is known there is no z-score. 1 asks for all of them.</source>
        <translation>Wo ein kleinerer Teil der Werte des Fensters bekannt ist, gibt es keinen z-Wert. 1 verlangt alle.</translation>
    </message>
    <message>
        <source>Longs pay dearly, the bearish side, from this z-score up; the bullish side from its negative down. Without effect while thresholds are fixed levels.</source>
        <translation>Longs zahlen teuer, die bärische Seite, ab diesem z-Wert aufwärts; die bullische Seite ab seinem Negativen abwärts. Ohne Wirkung, solange die Schwellen fest sind.</translation>
    </message>
    <message>
        <source>the data ends before today</source>
        <translation>die Daten enden vor heute</translation>
    </message>
    <message>
        <source>not up to date: %1</source>
        <translation>nicht aktuell: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>spot prices</source>
        <translation>Spotpreise</translation>
    </message>
    <message>
        <source>perp prices</source>
        <translation>Perp-Preise</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Actions</name>
    <message>
        <source>Moving and looking</source>
        <translation>Bewegen und Schauen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Überlagerungen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Data and files</source>
        <translation>Daten und Dateien</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::AppearancePage</name>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark, high contrast</source>
        <translation>dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>light, high contrast</source>
        <translation>hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>green and red</source>
        <translation>grün und rot</translation>
    </message>
    <message>
        <source>blue and orange</source>
        <translation>blau und orange</translation>
    </message>
    <message>
        <source>red up, green down</source>
        <translation>rot steigt, grün fällt</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>The colours of the window and the chart</source>
        <translation>Die Farben von Fenster und Chart</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Auf und ab</translation>
    </message>
    <message>
        <source>The colours of rising and falling. Blue and orange are told apart with every common colour blindness.</source>
        <translation>Die Farben von Steigen und Fallen. Blau und Orange sind bei jeder verbreiteten Farbenblindheit zu unterscheiden.</translation>
    </message>
    <message>
        <source>The size of all text in the window and on the chart</source>
        <translation>Die Größe aller Texte in Fenster und Chart</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>Die Sprache des Fensters</translation>
    </message>
    <message>
        <source>as the desktop</source>
        <translation>wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>On the chart</source>
        <translation>Im Chart</translation>
    </message>
    <message>
        <source>Confluence marks</source>
        <translation>Konfluenz-Marken</translation>
    </message>
    <message>
        <source>Marks where premium, open interest and funding agree (C)</source>
        <translation>Markiert, wo Prämie, Open Interest und Funding übereinstimmen (C)</translation>
    </message>
    <message>
        <source>Shading of their runs</source>
        <translation>Schattierung ihrer Dauer</translation>
    </message>
    <message>
        <source>Coloured ground behind the price while they agree</source>
        <translation>Farbiger Hintergrund des Preises, solange sie übereinstimmen</translation>
    </message>
    <message>
        <source>Extremes (experimental)</source>
        <translation>Extreme (experimentell)</translation>
    </message>
    <message>
        <source>Extreme tops and bottoms: experimental, context and no trading signal (X)</source>
        <translation>Extreme Hochs und Tiefs: experimentell, Kontext und kein Handelssignal (X)</translation>
    </message>
    <message>
        <source>Funding in % a year</source>
        <translation>Funding in % pro Jahr</translation>
    </message>
    <message>
        <source>Funding in % a year instead of % per 8 hours (A)</source>
        <translation>Funding in % pro Jahr statt % je 8 Stunden (A)</translation>
    </message>
    <message>
        <source>Logarithmic price</source>
        <translation>Logarithmischer Preis</translation>
    </message>
    <message>
        <source>Logarithmic price axis (L)</source>
        <translation>Logarithmische Preisachse (L)</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>own colours</source>
        <translation>eigene Farben</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Steigend</translation>
    </message>
    <message>
        <source>The colour of rising</source>
        <translation>Die Farbe für steigend</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Fallend</translation>
    </message>
    <message>
        <source>The colour of falling</source>
        <translation>Die Farbe für fallend</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Banner</name>
    <message>
        <source>Put this away</source>
        <translation>Wegräumen</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::BusNotices</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Caption</name>
    <message>
        <source>differs from the preset</source>
        <translation>weicht von der Vorgabe ab</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::CompositionEditor</name>
    <message>
        <source>%1 (no data)</source>
        <translation>%1 (keine Daten)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::CursorDock</name>
    <message>
        <source>At cursor</source>
        <translation>Am Cursor</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>Prem %</source>
        <translation>Präm. %</translation>
    </message>
    <message>
        <source>OI $</source>
        <translation>OI $</translation>
    </message>
    <message>
        <source>Fund 8h</source>
        <translation>Fund. 8h</translation>
    </message>
    <message>
        <source>At cursor · %1</source>
        <translation>Am Cursor · %1</translation>
    </message>
    <message>
        <source>At cursor · week of %1</source>
        <translation>Am Cursor · Woche vom %1</translation>
    </message>
    <message>
        <source>At cursor · month of %1</source>
        <translation>Am Cursor · Monat ab %1</translation>
    </message>
    <message>
        <source>At cursor · 3 days from %1</source>
        <translation>Am Cursor · 3 Tage ab %1</translation>
    </message>
    <message>
        <source> (left out)</source>
        <translation> (weggelassen)</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Korb</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::DataDock</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Filter the series</source>
        <translation>Die Reihen filtern</translation>
    </message>
    <message>
        <source>Filter: venue, series, state</source>
        <translation>Filter: Börse, Reihe, Zustand</translation>
    </message>
    <message>
        <source>Shows only series with all of these words (%1)</source>
        <translation>Zeigt nur Reihen mit all diesen Wörtern (%1)</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>About the chosen series</source>
        <translation>Zur gewählten Reihe</translation>
    </message>
    <message>
        <source>Data · %1 failed</source>
        <translation>Daten · %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fetch %1 now</source>
        <translation>%1 jetzt abrufen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::DataPage</name>
    <message>
        <source>Fetching</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>How often the exchanges are asked for what is new while the window is open</source>
        <translation>Wie oft die Börsen nach Neuem gefragt werden, solange das Fenster offen ist</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nie von selbst</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>every %1 minutes</source>
        <translation>alle %1 Minuten</translation>
    </message>
    <message>
        <source>Notify of new signals</source>
        <translation>Neue Signale melden</translation>
    </message>
    <message>
        <source>A notification on the desktop when a new signal is confirmed</source>
        <translation>Eine Meldung auf dem Bildschirm, wenn ein neues Signal bestätigt ist</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>as the environment says</source>
        <translation>wie die Umgebung sagt</translation>
    </message>
    <message>
        <source>http://host:port or socks5h://host:port, through which every venue is asked. Empty: as the environment says.</source>
        <translation>http://host:port oder socks5h://host:port, über den jede Börse gefragt wird. Leer: wie die Umgebung sagt.</translation>
    </message>
    <message>
        <source>Coinalyze key</source>
        <translation>Coinalyze-Schlüssel</translation>
    </message>
    <message>
        <source>Optional: Coinalyze knows the open interest of venues that do not tell their past. The key is kept in the desktop&apos;s keychain and nowhere else.</source>
        <translation>Freiwillig: Coinalyze kennt das Open Interest von Börsen, die ihre Vergangenheit nicht mitteilen. Der Schlüssel liegt im Schlüsselbund der Arbeitsumgebung und sonst nirgends.</translation>
    </message>
    <message>
        <source>paste the key here</source>
        <translation>Schlüssel hier einfügen</translation>
    </message>
    <message>
        <source>The API key from coinalyze.net: Enter saves it</source>
        <translation>Der API-Schlüssel von coinalyze.net: Enter speichert ihn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the key</source>
        <translation>Den Schlüssel speichern</translation>
    </message>
    <message>
        <source>Save the key in the desktop&apos;s keychain (Enter)</source>
        <translation>Den Schlüssel im Schlüsselbund der Arbeitsumgebung speichern (Enter)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Den Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove the key from the desktop&apos;s keychain</source>
        <translation>Den Schlüssel aus dem Schlüsselbund der Arbeitsumgebung entfernen</translation>
    </message>
    <message>
        <source>everything there is</source>
        <translation>alles, was es gibt</translation>
    </message>
    <message>
        <source>the last year</source>
        <translation>das letzte Jahr</translation>
    </message>
    <message>
        <source>the last %1 years</source>
        <translation>die letzten %1 Jahre</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>How much of the past is fetched. What the cache holds already stays.</source>
        <translation>Wie viel Vergangenheit abgerufen wird. Was der Speicher schon hat, bleibt.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>To the clipboard</source>
        <translation>In die Zwischenablage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>To a file</source>
        <translation>In eine Datei</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>The name must end in .png, .svg, .pdf, .csv or .json.</source>
        <translation>Der Name muss auf .png, .svg, .pdf, .csv oder .json enden.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>Back to the chart (Esc)</source>
        <translation>Zurück zum Chart (Esc)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ExportForm</name>
    <message>
        <source>In pixels, before scaling</source>
        <translation>In Pixeln, vor der Skalierung</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Which dates are in the picture or table</source>
        <translation>Welcher Zeitraum im Bild oder in der Tabelle ist</translation>
    </message>
    <message>
        <source>What is visible</source>
        <translation>Das Sichtbare</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>A picture in pixels that carries its parameters</source>
        <translation>Ein Bild aus Pixeln, das seine Parameter trägt</translation>
    </message>
    <message>
        <source>A picture in lines and text, for the web</source>
        <translation>Ein Bild aus Linien und Text, fürs Web</translation>
    </message>
    <message>
        <source>A picture in lines and text, for print</source>
        <translation>Ein Bild aus Linien und Text, zum Drucken</translation>
    </message>
    <message>
        <source>The numbers as a table</source>
        <translation>Die Zahlen als Tabelle</translation>
    </message>
    <message>
        <source>The numbers for programs</source>
        <translation>Die Zahlen für Programme</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width and height at scale 1: larger shows more, with text of the same size</source>
        <translation>Breite und Höhe bei Maßstab 1: größer zeigt mehr, mit gleich großem Text</translation>
    </message>
    <message>
        <source>As on screen (%1 × %2)</source>
        <translation>Wie auf dem Schirm (%1 × %2)</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>The same picture with more pixels: 2 for sharp screens, 4 for print</source>
        <translation>Dasselbe Bild mit mehr Pixeln: 2 für scharfe Schirme, 4 zum Drucken</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>The picture&apos;s colours</source>
        <translation>Die Farben des Bildes</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Wie auf dem Schirm</translation>
    </message>
    <message>
        <source>With the crosshair</source>
        <translation>Mit dem Fadenkreuz</translation>
    </message>
    <message>
        <source>The crosshair where it stood, with that bar&apos;s values in the legends</source>
        <translation>Das Fadenkreuz, wo es stand, mit den Werten dieses Balkens in den Legenden</translation>
    </message>
    <message>
        <source>There was no crosshair when the export began: point at a bar, then press Ctrl+E</source>
        <translation>Beim Beginn des Exports gab es kein Fadenkreuz: auf einen Balken zeigen, dann Strg+E drücken</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Sc&amp;ale</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Which numbers</source>
        <translation>Welche Zahlen</translation>
    </message>
    <message>
        <source>Every bar</source>
        <translation>Jeder Balken</translation>
    </message>
    <message>
        <source>Signals, with their reasons</source>
        <translation>Signale, mit ihren Gründen</translation>
    </message>
    <message>
        <source>With every venue&apos;s columns</source>
        <translation>Mit den Spalten jeder Börse</translation>
    </message>
    <message>
        <source>Close, premium, open interest and funding of each venue behind the others</source>
        <translation>Schlusskurs, Prämie, Open Interest und Funding jeder Börse hinter den anderen</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>Ta&amp;belle</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ExportPreview</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Rows: %1 · columns: %2 · %3</source>
        <translation>Zeilen: %1 · Spalten: %2 · %3</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>Vorschau des Bildes</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>%1, sharp at every size</source>
        <translation>%1, scharf in jeder Größe</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::FaultDialog</name>
    <message>
        <source>(all)</source>
        <translation>(alle)</translation>
    </message>
    <message>
        <source>%1 times since %2</source>
        <translation>%1 Mal seit %2</translation>
    </message>
    <message>
        <source>Cause: %1</source>
        <translation>Ursache: %1</translation>
    </message>
    <message>
        <source>Faults while fetching</source>
        <translation>Fehler beim Abrufen</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>venue</source>
        <translation>Börse</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>was geschah</translation>
    </message>
    <message>
        <source>how often</source>
        <translation>wie oft</translation>
    </message>
    <message>
        <source>next try</source>
        <translation>nächster Versuch</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>About the chosen fault</source>
        <translation>Zum gewählten Fehler</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copies versions, settings, feeds and faults for a bug report, without keys and passwords (%1)</source>
        <translation>Kopiert Versionen, Einstellungen, Reihen und Fehler für einen Fehlerbericht, ohne Schlüssel und Passwörter (%1)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Fetches now what is missing (%1)</source>
        <translation>Ruft jetzt ab, was fehlt (%1)</translation>
    </message>
    <message>
        <source>Closes this window (%1)</source>
        <translation>Schließt dieses Fenster (%1)</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard. Keys and passwords are left out.</source>
        <translation>Die Diagnose ist in der Zwischenablage. Schlüssel und Passwörter sind weggelassen.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>when you fetch</source>
        <translation>beim Abrufen</translation>
    </message>
    <message>
        <source>Nothing is wrong: what was asked for came.</source>
        <translation>Alles in Ordnung: was gefragt wurde, kam.</translation>
    </message>
    <message>
        <source>What is shown comes from the cache; nothing of it is lost. Each of these is tried again at the next fetch.</source>
        <translation>Was zu sehen ist, kommt aus dem Cache; nichts davon ist verloren. Jedes davon wird beim nächsten Abruf wieder versucht.</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 Mal</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Filing</name>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The demonstration takes nothing in. Start btcflow without --demo to import.</source>
        <translation>Die Demonstration nimmt nichts auf. Zum Importieren btcflow ohne --demo starten.</translation>
    </message>
    <message>
        <source>The view of an exported picture</source>
        <translation>Die Ansicht eines exportierten Bildes</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>The view of the picture. Undo brings the one before back.</source>
        <translation>Die Ansicht des Bildes. Rückgängig bringt die vorige zurück.</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::GoToDate</name>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>Zu einem Datum</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>A day (2021-04-12), a month (2021-04) or a year (2021), UTC</source>
        <translation>Ein Tag (2021-04-12), ein Monat (2021-04) oder ein Jahr (2021), UTC</translation>
    </message>
    <message>
        <source>Show this date in the middle of the chart (Enter)</source>
        <translation>Dieses Datum in der Mitte des Charts zeigen (Enter)</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>There are data from %1 to %2.</source>
        <translation>Es gibt Daten von %1 bis %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date; write 2021-04-12, 2021-04 or 2021. %2</source>
        <translation>&quot;%1&quot; ist kein Datum; geschrieben wird 2021-04-12, 2021-04 oder 2021. %2</translation>
    </message>
    <message>
        <source>%1 is outside. %2</source>
        <comment>a date outside of the known</comment>
        <translation>%1 liegt außerhalb. %2</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportChoices</name>
    <message>
        <source>coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>contracts</source>
        <translation>Kontrakte</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>What the rows of the file are</source>
        <translation>Was die Zeilen der Datei sind</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>What the open interest is counted in</source>
        <translation>Worin das Open Interest gezählt ist</translation>
    </message>
    <message>
        <source>&amp;Instrument</source>
        <translation>&amp;Instrument</translation>
    </message>
    <message>
        <source>&amp;Series</source>
        <translation>&amp;Reihe</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Einheit</translation>
    </message>
    <message>
        <source>What the columns were understood as</source>
        <translation>Als was die Spalten verstanden wurden</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>as the columns say</source>
        <translation>wie die Spalten sagen</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>No file chosen.</source>
        <translation>Keine Datei gewählt.</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>A CSV file of candles, open interest or funding</source>
        <translation>Eine CSV-Datei mit Kerzen, Open Interest oder Funding</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Every &lt;venue&gt;/&lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv below it</source>
        <translation>Jede &lt;venue&gt;/&lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv darunter</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation>Das Lesen der Datei anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing is written (Esc)</source>
        <translation>Nichts wird geschrieben (Esc)</translation>
    </message>
    <message>
        <source>Take all rows into the cache, in one go</source>
        <translation>Alle Zeilen auf einmal in den Cache übernehmen</translation>
    </message>
    <message>
        <source>Imported. New rows: %1, changed: %2, there already: %3.</source>
        <translation>Importiert. Neue Zeilen: %1, geändert: %2, schon vorhanden: %3.</translation>
    </message>
    <message>
        <source>%1 Nothing was changed.</source>
        <translation>%1 Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Einen Ordner importieren</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Eine Datei importieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV-Dateien (*.csv *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Zeilen: %1</translation>
    </message>
    <message>
        <source>%1 · new: %2 · changed: %3 · there already: %4</source>
        <translation>%1 · neu: %2 · geändert: %3 · schon vorhanden: %4</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportFilesModel</name>
    <message>
        <source>Cannot be taken: %1</source>
        <translation>Kann nicht übernommen werden: %1</translation>
    </message>
    <message>
        <source>not in the catalogue: taken as %1, %2 in %3</source>
        <translation>nicht im Katalog: übernommen als %1, %2 in %3</translation>
    </message>
    <message>
        <source>left alone: its name is not &lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv</source>
        <translation>bleibt außen vor: der Name ist nicht &lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportLinesModel</name>
    <message>
        <source>coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>Candles</source>
        <translation>Kerzen</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>Nicht übernommen: %1</translation>
    </message>
    <message>
        <source>a later line falls on the same minute: that one counts</source>
        <translation>eine spätere Zeile fällt auf dieselbe Minute: diese gilt</translation>
    </message>
    <message>
        <source>the day still runs: provisional</source>
        <translation>der Tag läuft noch: vorläufig</translation>
    </message>
    <message>
        <source>opens or closes outside its low to high (kept)</source>
        <translation>öffnet oder schließt außerhalb von Tief bis Hoch (behalten)</translation>
    </message>
    <message>
        <source>no volume: the day has no price</source>
        <translation>kein Volumen: der Tag hat keinen Preis</translation>
    </message>
    <message>
        <source>volume not known</source>
        <translation>Volumen nicht bekannt</translation>
    </message>
    <message>
        <source>zero or less: kept, the metrics ignore it</source>
        <translation>null oder weniger: behalten, die Metriken übergehen es</translation>
    </message>
    <message>
        <source>unusually high: is it percent?</source>
        <translation>ungewöhnlich hoch: sind es Prozent?</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a quantity and its unit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Eröffnung</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Tief</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>Rate, %</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>% per 8 h</source>
        <translation>% je 8 h</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportReader</name>
    <message>
        <source>The column %1 does not say its unit: choose it.</source>
        <translation>Die Spalte %1 nennt ihre Einheit nicht: bitte wählen.</translation>
    </message>
    <message>
        <source>Choose the instrument: it says what a contract is worth.</source>
        <translation>Das Instrument wählen: es sagt, was ein Kontrakt wert ist.</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportTables</name>
    <message>
        <source>Drop a CSV file here, or a folder of them.

What is understood is shown line by line; nothing is written before you say so.</source>
        <translation>Eine CSV-Datei hier ablegen, oder einen Ordner davon.

Was verstanden wird, erscheint Zeile für Zeile; nichts wird ohne Bestätigung geschrieben.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Lines of the file</source>
        <translation>Zeilen der Datei</translation>
    </message>
    <message>
        <source>Hides the lines of which there is nothing to say</source>
        <translation>Blendet die Zeilen aus, zu denen nichts zu sagen ist</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>The line as it stands in the file</source>
        <translation>Die Zeile, wie sie in der Datei steht</translation>
    </message>
    <message>
        <source>Only what is odd (%1)</source>
        <translation>Nur Auffälliges (%1)</translation>
    </message>
    <message>
        <source>Line %1 cannot be taken: %2.</source>
        <translation>Zeile %1 kann nicht übernommen werden: %2.</translation>
    </message>
    <message>
        <source>Line %1 cannot be taken: %2. (%3 of %4 such lines)</source>
        <translation>Zeile %1 kann nicht übernommen werden: %2. (%3 von %4 solchen Zeilen)</translation>
    </message>
    <message>
        <source>The line before that cannot be taken</source>
        <translation>Die vorige Zeile, die nicht übernommen werden kann</translation>
    </message>
    <message>
        <source>The next line that cannot be taken</source>
        <translation>Die nächste Zeile, die nicht übernommen werden kann</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::InstrumentChoice</name>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Type a part of the name to search; a name that is not in the list is a new instrument, written venue:symbol</source>
        <translation>Einen Teil des Namens tippen, um zu suchen; ein Name, der nicht in der Liste steht, ist ein neues Instrument, geschrieben als venue:symbol</translation>
    </message>
    <message>
        <source>%1, %2 in %3</source>
        <comment>spot, BTC in USD</comment>
        <translation>%1, %2 in %3</translation>
    </message>
    <message>
        <source>type to search, or venue:symbol</source>
        <translation>zum Suchen tippen, oder venue:symbol</translation>
    </message>
    <message>
        <source>Kind of market</source>
        <translation>Art des Markts</translation>
    </message>
    <message>
        <source>What the new instrument is</source>
        <translation>Was das neue Instrument ist</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Coin</translation>
    </message>
    <message>
        <source>The coin that is traded, like BTC</source>
        <translation>Der gehandelte Coin, wie BTC</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Notierung</translation>
    </message>
    <message>
        <source>What its prices are in</source>
        <translation>Worin die Preise angegeben sind</translation>
    </message>
    <message>
        <source>new:</source>
        <translation>neu:</translation>
    </message>
    <message>
        <source>of</source>
        <comment>a market of BTC</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>in</source>
        <comment>prices in USD</comment>
        <translation>in</translation>
    </message>
    <message>
        <source>spot market</source>
        <translation>Spot-Markt</translation>
    </message>
    <message>
        <source>sum over venues</source>
        <translation>Summe über Börsen</translation>
    </message>
    <message>
        <source>perpetual</source>
        <translation>Perpetual</translation>
    </message>
    <message>
        <source>Choose the instrument whose rows these are.</source>
        <translation>Das Instrument wählen, zu dem diese Zeilen gehören.</translation>
    </message>
    <message>
        <source>No instrument is called &quot;%1&quot;; a new one is written venue:symbol, like bitstamp:btcusd.</source>
        <translation>Kein Instrument heißt &quot;%1&quot;; ein neues wird venue:symbol geschrieben, wie bitstamp:btcusd.</translation>
    </message>
    <message>
        <source>Say which coin %1 is of.</source>
        <translation>Angeben, von welchem Coin %1 ist.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::MainWindow</name>
    <message>
        <source>BTC Flow (demonstration)</source>
        <translation>BTC Flow (Demonstration)</translation>
    </message>
    <message>
        <source>BTC Flow</source>
        <translation>BTC Flow</translation>
    </message>
    <message>
        <source>at cursor: %1 spot, %2 perp, %3 open interest, %4 funding</source>
        <translation>am Cursor: %1 Spot, %2 Perp, %3 Open Interest, %4 Funding</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>%1 → %2 · UTC · %3 bars</source>
        <translation>%1 → %2 · UTC · %3 Balken</translation>
    </message>
    <message>
        <source>demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>demonstration data, not the market</source>
        <translation>Demonstrationsdaten, nicht der Markt</translation>
    </message>
    <message>
        <source>data to %1</source>
        <translation>Daten bis %1</translation>
    </message>
    <message>
        <source>the last bar is forming: what it says can still change</source>
        <translation>der letzte Balken läuft noch: was er sagt, kann sich ändern</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>spot premium</source>
        <translation>Spot-Prämie</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Überlagerungen</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Seitenleisten</translation>
    </message>
    <message>
        <source>All panes</source>
        <translation>Alle Bereiche</translation>
    </message>
    <message>
        <source>This pane alone</source>
        <translation>Nur diesen Bereich</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Fit the values again</source>
        <translation>Werte wieder anpassen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Notifier</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2, 3 days from %3</source>
        <translation>%1: %2, 3 Tage ab %3</translation>
    </message>
    <message>
        <source>%1: %2, week of %3</source>
        <translation>%1: %2, Woche vom %3</translation>
    </message>
    <message>
        <source>%1: %2, month of %3</source>
        <translation>%1: %2, Monat ab %3</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::PanesList</name>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Spot premium</source>
        <translation>Spot-Prämie</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>A tick shows the pane (Space). Alt+Up and Alt+Down move the chosen one.</source>
        <translation>Ein Haken zeigt den Bereich (Leertaste). Alt+Hoch und Alt+Runter bewegen den gewählten.</translation>
    </message>
    <message>
        <source>↑ Up</source>
        <translation>↑ Hoch</translation>
    </message>
    <message>
        <source>Move the pane up</source>
        <translation>Den Bereich nach oben</translation>
    </message>
    <message>
        <source>Move the chosen pane up (Alt+Up)</source>
        <translation>Den gewählten Bereich nach oben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>↓ Down</source>
        <translation>↓ Runter</translation>
    </message>
    <message>
        <source>Move the pane down</source>
        <translation>Den Bereich nach unten</translation>
    </message>
    <message>
        <source>Move the chosen pane down (Alt+Down)</source>
        <translation>Den gewählten Bereich nach unten (Alt+Runter)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the panes</source>
        <translation>Die Bereiche zurücksetzen</translation>
    </message>
    <message>
        <source>Every pane shown, in the first order and height, its values fitted</source>
        <translation>Alle Bereiche sichtbar, in der ersten Reihenfolge und Höhe, ihre Werte angepasst</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ParameterRow</name>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s %1</source>
        <translation>Zurück zur Vorgabe: %1</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>A set of parameters and venues. Choose the current one again to go back to it.</source>
        <translation>Ein Satz von Parametern und Börsen. Die aktuelle Vorgabe erneut wählen, um zu ihr zurückzukehren.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurück</translation>
    </message>
    <message>
        <source>Every parameter and venue back to what the preset holds</source>
        <translation>Alle Parameter und Börsen zurück auf das, was die Vorgabe enthält</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Sichern als …</translation>
    </message>
    <message>
        <source>Keep the parameters and venues as they are now under a name of your own</source>
        <translation>Die Parameter und Börsen von jetzt unter einem eigenen Namen behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this preset of your own</source>
        <translation>Diese eigene Vorgabe löschen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>The preset&apos;s name: Enter saves, Escape does not</source>
        <translation>Der Name der Vorgabe: Enter speichert, Escape nicht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the presets as they are (Escape)</source>
        <translation>Die Vorgaben lassen, wie sie sind (Escape)</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>klassisch</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the preset</source>
        <translation>Die Vorgabe speichern</translation>
    </message>
    <message>
        <source>Save the preset (Enter)</source>
        <translation>Die Vorgabe speichern (Enter)</translation>
    </message>
    <message>
        <source>Delete the preset “%1”? The parameters stay as they are now.</source>
        <translation>Die Vorgabe „%1“ löschen? Die Parameter bleiben, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Die Vorgabe löschen</translation>
    </message>
    <message>
        <source>Replaces your preset “%1”.</source>
        <translation>Ersetzt die eigene Vorgabe „%1“.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Refresher</name>
    <message>
        <source>Offline: the cache is shown. Fetch again when there is a network.</source>
        <translation>Offline: der Cache ist zu sehen. Erneut abrufen, sobald es ein Netz gibt.</translation>
    </message>
    <message>
        <source>Fetching failed: the cache is shown as it is.</source>
        <translation>Der Abruf schlug fehl: der Cache ist zu sehen, wie er ist.</translation>
    </message>
    <message>
        <source>Offline: the cache is shown; next try at %1.</source>
        <translation>Offline: der Cache ist zu sehen; nächster Versuch um %1.</translation>
    </message>
    <message>
        <source>Fetching failed: the cache is shown; next try at %1.</source>
        <translation>Der Abruf schlug fehl: der Cache ist zu sehen; nächster Versuch um %1.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ReplayBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>One bar back</source>
        <translation>Ein Balken zurück</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>One bar forward</source>
        <translation>Ein Balken vor</translation>
    </message>
    <message>
        <source>Back to now: everything that is known</source>
        <translation>Zurück zu jetzt: alles, was bekannt ist</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>How fast the replay plays</source>
        <translation>Wie schnell die Wiedergabe läuft</translation>
    </message>
    <message>
        <source>1 bar/s</source>
        <translation>1 Balken/s</translation>
    </message>
    <message>
        <source>%1 bars/s</source>
        <translation>%1 Balken/s</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Drag to go back in time; at the right end is now (arrow keys: bar by bar)</source>
        <translation>Ziehen, um in der Zeit zurückzugehen; ganz rechts ist jetzt (Pfeiltasten: Balken für Balken)</translation>
    </message>
    <message>
        <source>As of this date</source>
        <translation>Stand an diesem Datum</translation>
    </message>
    <message>
        <source>Show what was known at 00:00 UTC of this day (Return)</source>
        <translation>Zeigen, was um 00:00 UTC dieses Tages bekannt war (Enter)</translation>
    </message>
    <message>
        <source>as of %1: what was known then</source>
        <translation>Stand %1: was damals bekannt war</translation>
    </message>
    <message>
        <source>now: everything that is known</source>
        <translation>jetzt: alles, was bekannt ist</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Secrets</name>
    <message>
        <source>The keychain did not give the key for Coinalyze (%1). Its feeds are left out.</source>
        <translation>Der Schlüsselbund gab den Schlüssel für Coinalyze nicht heraus (%1). Dessen Reihen bleiben weg.</translation>
    </message>
    <message>
        <source>The keychain did not remove the key for Coinalyze (%1): it is not used any more, but still kept there.</source>
        <translation>Der Schlüsselbund hat den Schlüssel für Coinalyze nicht entfernt (%1): er wird nicht mehr benutzt, liegt aber noch dort.</translation>
    </message>
    <message>
        <source>No keychain runs on this desktop: the key is used until the window is closed, and not kept. To keep it, start one (GNOME Keyring, KWallet).</source>
        <translation>In dieser Arbeitsumgebung läuft kein Schlüsselbund: der Schlüssel gilt, bis das Fenster geschlossen wird, und wird nicht aufbewahrt. Dazu einen starten (GNOME Keyring, KWallet).</translation>
    </message>
    <message>
        <source>The keychain did not take the key (%1): it is used until the window is closed, and not kept.</source>
        <translation>Der Schlüsselbund nahm den Schlüssel nicht an (%1): er gilt, bis das Fenster geschlossen wird, und wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The key comes from the environment (BTCFLOW_COINALYZE_KEY), which wins over the keychain.</source>
        <translation>Der Schlüssel kommt aus der Umgebung (BTCFLOW_COINALYZE_KEY), die dem Schlüsselbund vorgeht.</translation>
    </message>
    <message>
        <source>The keychain is being asked.</source>
        <translation>Der Schlüsselbund wird gefragt.</translation>
    </message>
    <message>
        <source>No key: Coinalyze is not asked. The exchanges need none.</source>
        <translation>Kein Schlüssel: Coinalyze wird nicht gefragt. Die Börsen brauchen keinen.</translation>
    </message>
    <message>
        <source>The key is kept in the desktop&apos;s keychain.</source>
        <translation>Der Schlüssel liegt im Schlüsselbund der Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>The key is used until the window is closed; it is not kept.</source>
        <translation>Der Schlüssel gilt, bis das Fenster geschlossen wird; er wird nicht aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Section</name>
    <message>
        <source>Fold away (Space)</source>
        <translation>Einklappen (Leertaste)</translation>
    </message>
    <message>
        <source>Show what is in it (Space)</source>
        <translation>Zeigen, was darin ist (Leertaste)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SectionHeader</name>
    <message>
        <source>differs from the preset</source>
        <translation>weicht von der Vorgabe ab</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SettingsLink</name>
    <message>
        <source>Kept as preset “%1”.</source>
        <translation>Als Vorgabe „%1“ behalten.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Every parameter of the formulas</source>
        <translation>Alle Parameter der Formeln</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Börsen</translation>
    </message>
    <message>
        <source>Who takes part, and with what weight</source>
        <translation>Wer beteiligt ist, und mit welchem Gewicht</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours, size, panes, language</source>
        <translation>Farben, Größe, Bereiche, Sprache</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Refreshing, proxy, key</source>
        <translation>Auffrischen, Proxy, Schlüssel</translation>
    </message>
    <message>
        <source>Spot premium</source>
        <translation>Spot-Prämie</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Open Interest</translation>
    </message>
    <message>
        <source>Z-score</source>
        <translation>z-Wert</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>Extremes (experimental)</source>
        <translation>Extreme (experimentell)</translation>
    </message>
    <message>
        <source>Prices and bars</source>
        <translation>Preise und Balken</translation>
    </message>
    <message>
        <source>How venues become one</source>
        <translation>Wie aus Börsen eins wird</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ShortcutSheet</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Closes this list (Esc)</source>
        <translation>Schließt diese Liste (Esc)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SignalsDock</name>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Signals · %1 confirmed</source>
        <translation>Signale · %1 bestätigt</translation>
    </message>
    <message>
        <source>None on this timeframe with these parameters.</source>
        <translation>Keine in diesem Zeitrahmen mit diesen Parametern.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::StudyDock</name>
    <message>
        <source>What followed</source>
        <translation>Was folgte</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Bullish</source>
        <translation>Bullisch</translation>
    </message>
    <message>
        <source>Bearish</source>
        <translation>Bärisch</translation>
    </message>
    <message>
        <source>Longs crowded</source>
        <translation>Zu viele Longs</translation>
    </message>
    <message>
        <source>Shorts crowded</source>
        <translation>Zu viele Shorts</translation>
    </message>
    <message>
        <source>Extreme top</source>
        <translation>Extremes Hoch</translation>
    </message>
    <message>
        <source>Extreme bottom</source>
        <translation>Extremes Tief</translation>
    </message>
    <message>
        <source>What followed (days after)</source>
        <translation>Was folgte (Tage danach)</translation>
    </message>
    <message>
        <source>What followed (bars of 3 days after)</source>
        <translation>Was folgte (3-Tage-Balken danach)</translation>
    </message>
    <message>
        <source>What followed (weeks after)</source>
        <translation>Was folgte (Wochen danach)</translation>
    </message>
    <message>
        <source>What followed (months after)</source>
        <translation>Was folgte (Monate danach)</translation>
    </message>
    <message>
        <source>%1 counted. Mean %2 (90 % interval %3 to %4), median %5, above zero %6 %. Any bar: %7.</source>
        <translation>%1 gezählt. Mittelwert %2 (90-%-Intervall %3 bis %4), Median %5, über null %6 %. Beliebiger Balken: %7.</translation>
    </message>
    <message>
        <source>Any bar</source>
        <translation>Beliebiger Balken</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SyncBar</name>
    <message>
        <source>Fetching</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Show the venues</source>
        <translation>Die Börsen zeigen</translation>
    </message>
    <message>
        <source>Show how each venue is doing (%1)</source>
        <translation>Zeigt, wie weit jede Börse ist (%1)</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Abruf anhalten</translation>
    </message>
    <message>
        <source>Stop fetching; what came is kept, and the next time goes on from here (%1)</source>
        <translation>Den Abruf anhalten; was kam, bleibt, und das nächste Mal geht es hier weiter (%1)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SyncPopup</name>
    <message>
        <source>Fetching, venue by venue</source>
        <translation>Abruf, Börse für Börse</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Syncing</name>
    <message>
        <source>No venue can be reached: the cache is shown as it was.</source>
        <translation>Keine Börse ist erreichbar: der Cache ist zu sehen, wie er war.</translation>
    </message>
    <message>
        <source>Fetching was stopped; %1 rows came. The next time goes on from here.</source>
        <translation>Der Abruf wurde angehalten; %1 Zeilen kamen. Das nächste Mal geht es hier weiter.</translation>
    </message>
    <message>
        <source>Up to date: %1 rows came.</source>
        <translation>Auf dem neuesten Stand: %1 Zeilen kamen.</translation>
    </message>
    <message>
        <source>%1 rows came; some feeds failed (see Data).</source>
        <translation>%1 Zeilen kamen; manche Reihen schlugen fehl (siehe Daten).</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::TopBar</name>
    <message>
        <source>1Y</source>
        <translation>1J</translation>
    </message>
    <message>
        <source>2Y</source>
        <translation>2J</translation>
    </message>
    <message>
        <source>4Y</source>
        <translation>4J</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Konfluenz</translation>
    </message>
    <message>
        <source>Shading</source>
        <translation>Schattierung</translation>
    </message>
    <message>
        <source>Extremes (exp.)</source>
        <translation>Extreme (exp.)</translation>
    </message>
    <message>
        <source>APR</source>
        <translation>APR</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Go to …</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation>Alles Weitere (Alt+M)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::VenueEditor</name>
    <message>
        <source>%1, quoted in %2</source>
        <translation>%1, notiert in %2</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>endete am %1</translation>
    </message>
    <message>
        <source>The cache holds nothing of it yet.</source>
        <translation>Im Cache ist davon noch nichts.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All venues take part</source>
        <translation>Alle Börsen beteiligen</translation>
    </message>
    <message>
        <source>Every venue takes part</source>
        <translation>Jede Börse ist beteiligt</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Only the chosen venue takes part in its basket</source>
        <translation>Nur die gewählte Börse ist an ihrem Korb beteiligt</translation>
    </message>
    <message>
        <source>The chosen venue alone makes its basket</source>
        <translation>Die gewählte Börse allein bildet ihren Korb</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Spot</translation>
    </message>
    <message>
        <source>Perps</source>
        <translation>Perps</translation>
    </message>
    <message>
        <source>Sums over venues</source>
        <translation>Summen über Börsen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>No spot venue is left: there is no price and no premium.</source>
        <translation>Keine Spot-Börse ist übrig: es gibt keinen Preis und keine Prämie.</translation>
    </message>
    <message>
        <source>No perp is left: there is no premium and no funding.</source>
        <translation>Kein Perp ist übrig: es gibt keine Prämie und kein Funding.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Welcome</name>
    <message>
        <source>&lt;h2&gt;Nothing is in the cache yet&lt;/h2&gt;</source>
        <translation>&lt;h2&gt;Im Cache ist noch nichts&lt;/h2&gt;</translation>
    </message>
    <message>
        <source>Or look around first in an invented market. It is marked as demonstration data everywhere, and nothing of it is stored.</source>
        <translation>Oder sich zuerst in einem erfundenen Markt umsehen. Er ist überall als Demonstration gekennzeichnet, und nichts davon wird gespeichert.</translation>
    </message>
    <message>
        <source>Look at the demonstration</source>
        <translation>Die Demonstration ansehen</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>everything there is</source>
        <translation>alles, was es gibt</translation>
    </message>
    <message>
        <source>the last year</source>
        <translation>das letzte Jahr</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>the last %1 years</source>
        <translation>die letzten %1 Jahre</translation>
    </message>
    <message>
        <source>Everything takes about ten minutes and fills some fifteen megabytes.</source>
        <translation>Alles dauert etwa zehn Minuten und füllt rund fünfzehn Megabyte.</translation>
    </message>
    <message>
        <source>A year is there after two or three minutes, but for one slow venue that takes about eight, and fills some three megabytes.</source>
        <translation>Ein Jahr ist nach zwei bis drei Minuten da, bis auf eine langsame Börse, die etwa acht braucht, und füllt rund drei Megabyte.</translation>
    </message>
    <message>
        <source>Four years take about eight minutes and fill some ten megabytes.</source>
        <translation>Vier Jahre dauern etwa acht Minuten und füllen rund zehn Megabyte.</translation>
    </message>
    <message>
        <source>Take in recorded history: CSV files with candles, open interest or funding, one or a whole folder. Each file is checked; a bad one changes nothing.</source>
        <translation>Aufgezeichnete Geschichte übernehmen: CSV-Dateien mit Kerzen, Open Interest oder Funding, eine oder ein ganzer Ordner. Jede Datei wird geprüft; eine schlechte ändert nichts.</translation>
    </message>
    <message>
        <source>Import a file or folder …</source>
        <translation>Datei oder Ordner importieren …</translation>
    </message>
    <message>
        <source>Shows what is understood of the files before anything is taken in</source>
        <translation>Zeigt, was von den Dateien verstanden wird, bevor etwas übernommen wird</translation>
    </message>
    <message>
        <source>Shows an invented market until the window is closed</source>
        <translation>Zeigt einen erfundenen Markt, bis das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Fetch it from the exchanges themselves: no account, no key. The newest days come first, so the chart lives after seconds; the past follows behind it.</source>
        <translation>Von den Börsen selbst abrufen: kein Konto, kein Schlüssel. Die neuesten Tage kommen zuerst, so lebt das Diagramm nach Sekunden; die Vergangenheit folgt dahinter.</translation>
    </message>
    <message>
        <source>How much of the past is fetched; the settings can change it later</source>
        <translation>Wie viel Vergangenheit abgerufen wird; die Einstellungen können es später ändern</translation>
    </message>
    <message>
        <source>Begins in the background; it can be stopped, and goes on from there the next time</source>
        <translation>Beginnt im Hintergrund; es lässt sich anhalten und geht das nächste Mal von dort weiter</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Workspace</name>
    <message>
        <source>The picture shows the demonstration; this window shows the market.</source>
        <translation>Das Bild zeigt die Demonstration; dieses Fenster zeigt den Markt.</translation>
    </message>
    <message>
        <source>The picture shows the market; this window shows the demonstration.</source>
        <translation>Das Bild zeigt den Markt; dieses Fenster zeigt die Demonstration.</translation>
    </message>
    <message>
        <source>The picture shows %1; this window shows %2.</source>
        <translation>Das Bild zeigt %1; dieses Fenster zeigt %2.</translation>
    </message>
</context>
</TS>
