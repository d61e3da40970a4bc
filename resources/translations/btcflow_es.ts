<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DataDock</name>
    <message>
        <source>price</source>
        <translation>precio</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>interés abierto</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>funding</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>nada todavía</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>terminó el %1</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>al día</translation>
    </message>
    <message>
        <source>%1 days old</source>
        <translation>hace %1 días</translation>
    </message>
    <message>
        <source>%1 to %2, %3 rows</source>
        <translation>%1 a %2, %3 filas</translation>
    </message>
    <message>
        <source>%1 rows are kept here only: the venue forgot them</source>
        <translation>%1 filas solo se conservan aquí: la plataforma las olvidó</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>fetching</source>
        <translation>descargando</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>from: %1</source>
        <translation>de: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>OI</source>
        <translation>OI</translation>
    </message>
    <message>
        <source>%1, 1 hole</source>
        <translation>%1, 1 hueco</translation>
    </message>
    <message>
        <source>%1, %2 holes</source>
        <translation>%1, %2 huecos</translation>
    </message>
    <message>
        <source>1 hole: nothing from %1 to %2</source>
        <translation>1 hueco: nada de %1 a %2</translation>
    </message>
    <message>
        <source>%1 holes; in the longest nothing from %2 to %3</source>
        <translation>%1 huecos; en el más largo, nada de %2 a %3</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>No venue can be reached: there seems to be no network.</source>
        <translation>No se puede contactar con ninguna plataforma: parece que no hay red.</translation>
    </message>
    <message>
        <source>%1 (and %2 more: see Data)</source>
        <translation>%1 (y %2 más: véase Datos)</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>fetching</source>
        <translation>descargando</translation>
    </message>
    <message>
        <source>fetching: %1 of %2</source>
        <translation>descargando: %1 de %2</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>waiting for its limit until %1</source>
        <translation>espera su límite hasta las %1</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>al día</translation>
    </message>
    <message>
        <source>done</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>falló: %1</translation>
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
        <translation>%1, quedan unos %2</translation>
    </message>
    <message>
        <source>Waiting for the limit of %1 until %2</source>
        <translation>A la espera del límite de %1 hasta las %2</translation>
    </message>
    <message>
        <source>Fetching · %1 rows · about %2 left</source>
        <translation>Descarga · %1 filas · quedan unos %2</translation>
    </message>
    <message>
        <source>Fetching · %1 rows</source>
        <translation>Descarga · %1 filas</translation>
    </message>
</context>
<context>
    <name>btcflow::app</name>
    <message>
        <source>Bullish confluence</source>
        <translation>Confluencia alcista</translation>
    </message>
    <message>
        <source>Bearish confluence</source>
        <translation>Confluencia bajista</translation>
    </message>
    <message>
        <source>Over-leverage: longs crowded</source>
        <translation>Sobreapalancamiento: exceso de largos</translation>
    </message>
    <message>
        <source>Over-leverage: shorts crowded</source>
        <translation>Sobreapalancamiento: exceso de cortos</translation>
    </message>
    <message>
        <source>Extreme top (experimental)</source>
        <translation>Techo extremo (experimental)</translation>
    </message>
    <message>
        <source>Extreme bottom (experimental)</source>
        <translation>Suelo extremo (experimental)</translation>
    </message>
    <message>
        <source>premium z</source>
        <translation>z de la prima</translation>
    </message>
    <message>
        <source>open interest z</source>
        <translation>z del interés abierto</translation>
    </message>
    <message>
        <source>funding z</source>
        <translation>z del funding</translation>
    </message>
    <message>
        <source>premium</source>
        <translation>prima</translation>
    </message>
    <message>
        <source>funding TWAP</source>
        <translation>TWAP del funding</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>funding</translation>
    </message>
    <message>
        <source>score</source>
        <translation>puntuación</translation>
    </message>
    <message>
        <source>%1 % per 8 h</source>
        <translation>%1 % por 8 h</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: desconocido</translation>
    </message>
    <message>
        <source>%1 of %2 past their threshold:</source>
        <translation>%1 de %2 más allá de su umbral:</translation>
    </message>
    <message>
        <source>Care: a stablecoin was taken as 1 USD for want of its rate.</source>
        <translation>Atención: una stablecoin se tomó como 1 USD por falta de su cotización.</translation>
    </message>
    <message>
        <source>Care: the venues&apos; prices disagree on a day of this bar.</source>
        <translation>Atención: los precios de las plataformas discrepan en un día de esta barra.</translation>
    </message>
    <message>
        <source>Care: an outlier in the window hides what is usual; compare with zscore.method=robust.</source>
        <translation>Atención: un valor atípico en la ventana oculta lo habitual; compárese con zscore.method=robust.</translation>
    </message>
    <message>
        <source>Only %1 of 3 states known.</source>
        <translation>Solo se conocen %1 de 3 estados.</translation>
    </message>
    <message>
        <source>Left out as outliers: %1.</source>
        <translation>Excluidos por atípicos: %1.</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>demasiado pocos para concluir</translation>
    </message>
    <message>
        <source>no different from any bar</source>
        <translation>igual que cualquier otra barra</translation>
    </message>
    <message>
        <source>Extreme tops and bottoms are experimental: context, and no trading signal.</source>
        <translation>Los techos y suelos extremos son experimentales: contexto, no una señal de trading.</translation>
    </message>
    <message>
        <source>%1: the day on which the candle opens (UTC)</source>
        <translation>%1: el día en que abre la vela (UTC)</translation>
    </message>
    <message>
        <source>open, high, low, close: in %1</source>
        <translation>open, high, low, close: en %1</translation>
    </message>
    <message>
        <source>volume: in %1</source>
        <translation>volume: en %1</translation>
    </message>
    <message>
        <source>%1 candles open or close outside their low..high (kept as they are)</source>
        <translation>%1 velas abren o cierran fuera de su low..high (se dejan como están)</translation>
    </message>
    <message>
        <source>%1 days without volume (kept; they have no price)</source>
        <translation>%1 días sin volumen (se conservan; no tienen precio)</translation>
    </message>
    <message>
        <source>%1: the moment of the snapshot (00:00 closes the day before)</source>
        <translation>%1: el momento de la instantánea (00:00 cierra el día anterior)</translation>
    </message>
    <message>
        <source>%1: open interest in %2</source>
        <translation>%1: interés abierto en %2</translation>
    </message>
    <message>
        <source>%1 rows of zero or less (kept; the metrics ignore them)</source>
        <translation>%1 filas de cero o menos (se conservan; las métricas no las tienen en cuenta)</translation>
    </message>
    <message>
        <source>%1: the moment of the payment</source>
        <translation>%1: el momento del pago</translation>
    </message>
    <message>
        <source>%1: the fraction paid per interval</source>
        <translation>%1: la fracción pagada por intervalo</translation>
    </message>
    <message>
        <source>interval_hours: hours that it pays for</source>
        <translation>interval_hours: horas por las que se paga</translation>
    </message>
    <message>
        <source>the rates are unusually high: are they percent? A fraction is wanted (0.0001 = 0.01 %)</source>
        <translation>las tasas son inusualmente altas: ¿son porcentajes? Se espera una fracción (0.0001 = 0.01 %)</translation>
    </message>
</context>
<context>
    <name>btcflow::chart</name>
    <message>
        <source>demonstration data, not the market</source>
        <translation>datos de demostración, no el mercado</translation>
    </message>
    <message>
        <source>stablecoin taken as 1 USD</source>
        <translation>stablecoin tomada como 1 USD</translation>
    </message>
    <message>
        <source>venues disagree</source>
        <translation>las plataformas discrepan</translation>
    </message>
    <message>
        <source>outlier in window</source>
        <translation>valor atípico en la ventana</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>spot basket</source>
        <translation>cesta spot</translation>
    </message>
    <message>
        <source>perp basket</source>
        <translation>cesta perp</translation>
    </message>
    <message>
        <source>forming</source>
        <translation>en formación</translation>
    </message>
    <message>
        <source>Perp premium vs spot basket</source>
        <translation>Prima perp frente a la cesta spot</translation>
    </message>
    <message>
        <source>Spot premium vs perp basket</source>
        <translation>Prima spot frente a la cesta perp</translation>
    </message>
    <message>
        <source>in USD</source>
        <translation>en USD</translation>
    </message>
    <message>
        <source>in coin</source>
        <translation>en moneda</translation>
    </message>
    <message>
        <source>Open interest z-score (%1)</source>
        <translation>Interés abierto, puntuación z (%1)</translation>
    </message>
    <message>
        <source>total unknown</source>
        <translation>total desconocido</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>total %1</translation>
    </message>
    <message>
        <source>linked, %1</source>
        <translation>encadenado, %1</translation>
    </message>
    <message>
        <source>Funding TWAP (%1)</source>
        <translation>TWAP del funding (%1)</translation>
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
        <translation>esta barra %1 %</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Confluencia</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>aún no se conoce</translation>
    </message>
    <message>
        <source> bullish</source>
        <translation> alcista</translation>
    </message>
    <message>
        <source> bearish</source>
        <translation> bajista</translation>
    </message>
    <message>
        <source>over-leverage: longs crowded</source>
        <translation>sobreapalancamiento: exceso de largos</translation>
    </message>
    <message>
        <source>over-leverage: shorts crowded</source>
        <translation>sobreapalancamiento: exceso de cortos</translation>
    </message>
    <message>
        <source>%1 of 3 states known</source>
        <translation>%1 de 3 estados conocidos</translation>
    </message>
    <message>
        <source>extreme strength %1</source>
        <translation>fuerza extrema %1</translation>
    </message>
    <message>
        <source>The z-score needs %1 bars of open interest; there are fewer. Choose a finer timeframe, or a shorter zscore.length.</source>
        <translation>La puntuación z necesita %1 barras de interés abierto; hay menos. Elija un marco temporal más fino o un zscore.length más corto.</translation>
    </message>
    <message>
        <source>Needs a z-score of premium, open interest or funding.</source>
        <translation>Necesita una puntuación z de la prima, del interés abierto o del funding.</translation>
    </message>
    <message>
        <source>%1 % (%2)</source>
        <translation>%1 % (%2)</translation>
    </message>
    <message>
        <source>%1 bar</source>
        <translation>%1 barra</translation>
    </message>
    <message>
        <source>%1 bars</source>
        <translation>%1 barras</translation>
    </message>
    <message>
        <source>%1 day</source>
        <translation>%1 día</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 días</translation>
    </message>
    <message>
        <source>Extremes are experimental: context, and no trading signal.</source>
        <translation>Los extremos son experimentales: contexto, no una señal de trading.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>%1 from ±%2</source>
        <translation>%1 desde ±%2</translation>
    </message>
    <message>
        <source>confluence</source>
        <translation>confluencia</translation>
    </message>
    <message>
        <source>extremes</source>
        <translation>extremos</translation>
    </message>
    <message>
        <source>stablecoin rate carried, %1 d old</source>
        <translation>tipo de la stablecoin arrastrado, de hace %1 d</translation>
    </message>
    <message>
        <source>carried, %1 d old</source>
        <translation>arrastrado, de hace %1 d</translation>
    </message>
    <message>
        <source>carried, up to %1 d old</source>
        <translation>arrastrado, de hasta hace %1 d</translation>
    </message>
    <message>
        <source>The settings leave venues out (venues.exclude).</source>
        <translation>Los ajustes excluyen plataformas (venues.exclude).</translation>
    </message>
    <message>
        <source>No open interest yet: fetch the venues, or import it.</source>
        <translation>Aún no hay interés abierto: descárguelo de las plataformas o impórtelo.</translation>
    </message>
    <message>
        <source>No prices before this date: fetch the venues, import candles, or choose a later as-of.</source>
        <translation>No hay precios antes de esta fecha: descárguelos de las plataformas, importe velas o elija un momento posterior.</translation>
    </message>
    <message>
        <source>No day has both a spot and a perp price: fetch the venues, or import the missing side.</source>
        <translation>Ningún día tiene precio spot y de perpetuo: descárguelos de las plataformas o importe el lado que falta.</translation>
    </message>
    <message>
        <source>No funding yet: fetch the venues, or import it.</source>
        <translation>Aún no hay funding: descárguelo de las plataformas o impórtelo.</translation>
    </message>
</context>
<context>
    <name>btcflow::chart::ChartView</name>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
</context>
<context>
    <name>btcflow::gui</name>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>A bar a day</source>
        <translation>Una barra por día</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 días</translation>
    </message>
    <message>
        <source>A bar every three days</source>
        <translation>Una barra cada tres días</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Semanas</translation>
    </message>
    <message>
        <source>A bar a week</source>
        <translation>Una barra por semana</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Meses</translation>
    </message>
    <message>
        <source>A bar a month</source>
        <translation>Una barra por mes</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 año</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>El último año</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 años</translation>
    </message>
    <message>
        <source>The last two years</source>
        <translation>Los dos últimos años</translation>
    </message>
    <message>
        <source>4 years</source>
        <translation>4 años</translation>
    </message>
    <message>
        <source>The last four years</source>
        <translation>Los cuatro últimos años</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>All there is</source>
        <translation>Todo lo que hay</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>Ir a una fecha</translation>
    </message>
    <message>
        <source>A date in the middle of the chart</source>
        <translation>Una fecha en el centro del gráfico</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>The chart as it was known on a past date, bar by bar</source>
        <translation>El gráfico tal como se conocía en una fecha pasada, barra a barra</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Shows less time</source>
        <translation>Muestra menos tiempo</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Shows more time</source>
        <translation>Muestra más tiempo</translation>
    </message>
    <message>
        <source>Previous bar</source>
        <translation>Barra anterior</translation>
    </message>
    <message>
        <source>The crosshair a bar back</source>
        <translation>La cruceta una barra atrás</translation>
    </message>
    <message>
        <source>Next bar</source>
        <translation>Barra siguiente</translation>
    </message>
    <message>
        <source>The crosshair a bar on</source>
        <translation>La cruceta una barra adelante</translation>
    </message>
    <message>
        <source>10 bars back</source>
        <translation>10 barras atrás</translation>
    </message>
    <message>
        <source>The crosshair ten bars back</source>
        <translation>La cruceta diez barras atrás</translation>
    </message>
    <message>
        <source>10 bars on</source>
        <translation>10 barras adelante</translation>
    </message>
    <message>
        <source>The crosshair ten bars on</source>
        <translation>La cruceta diez barras adelante</translation>
    </message>
    <message>
        <source>Half a page back</source>
        <translation>Media página atrás</translation>
    </message>
    <message>
        <source>Scrolls half of what is visible back</source>
        <translation>Retrocede la mitad de lo visible</translation>
    </message>
    <message>
        <source>Half a page on</source>
        <translation>Media página adelante</translation>
    </message>
    <message>
        <source>Scrolls half of what is visible on</source>
        <translation>Avanza la mitad de lo visible</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Al principio</translation>
    </message>
    <message>
        <source>Where history begins</source>
        <translation>Donde empieza la historia</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Al final</translation>
    </message>
    <message>
        <source>Where the data ends</source>
        <translation>Donde terminan los datos</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Ends a measure or a drag, then takes the crosshair away</source>
        <translation>Termina una medición o un arrastre y después quita la cruceta</translation>
    </message>
    <message>
        <source>Logarithmic price</source>
        <translation>Precio logarítmico</translation>
    </message>
    <message>
        <source>Logarithmic price axis</source>
        <translation>Eje de precios logarítmico</translation>
    </message>
    <message>
        <source>Lock values</source>
        <translation>Fijar valores</translation>
    </message>
    <message>
        <source>Value axes stay as they are instead of fitting what is visible</source>
        <translation>Los ejes de valores se quedan como están en vez de ajustarse a lo visible</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Confluencia</translation>
    </message>
    <message>
        <source>Marks where premium, open interest and funding agree</source>
        <translation>Marca dónde coinciden prima, interés abierto y funding</translation>
    </message>
    <message>
        <source>Shading</source>
        <translation>Sombreado</translation>
    </message>
    <message>
        <source>The ground behind the price coloured while a signal lasts</source>
        <translation>El fondo del precio coloreado mientras dura una señal</translation>
    </message>
    <message>
        <source>Extremes (experimental)</source>
        <translation>Extremos (experimental)</translation>
    </message>
    <message>
        <source>Extreme tops and bottoms: experimental, context and no trading signal</source>
        <translation>Techos y suelos extremos: experimental, contexto y no una señal de trading</translation>
    </message>
    <message>
        <source>Funding: APR</source>
        <translation>Funding: APR</translation>
    </message>
    <message>
        <source>Funding in % a year instead of % per 8 hours</source>
        <translation>Funding en % anual en vez de % por 8 horas</translation>
    </message>
    <message>
        <source>Perp premium</source>
        <translation>Prima perp</translation>
    </message>
    <message>
        <source>The premium the other way up: perps above spot is positive</source>
        <translation>La prima al revés: perps por encima del spot es positivo</translation>
    </message>
    <message>
        <source>Pane alone</source>
        <translation>Panel solo</translation>
    </message>
    <message>
        <source>The pane under the mouse alone, and all again</source>
        <translation>Solo el panel bajo el ratón, y otra vez todos</translation>
    </message>
    <message>
        <source>Pane up</source>
        <translation>Subir panel</translation>
    </message>
    <message>
        <source>The pane under the mouse a place up</source>
        <translation>El panel bajo el ratón, un puesto más arriba</translation>
    </message>
    <message>
        <source>Pane down</source>
        <translation>Bajar panel</translation>
    </message>
    <message>
        <source>The pane under the mouse a place down</source>
        <translation>El panel bajo el ratón, un puesto más abajo</translation>
    </message>
    <message>
        <source>Hide pane</source>
        <translation>Ocultar panel</translation>
    </message>
    <message>
        <source>Hides the pane under the mouse</source>
        <translation>Oculta el panel bajo el ratón</translation>
    </message>
    <message>
        <source>All panes as at first</source>
        <translation>Todos los paneles como al principio</translation>
    </message>
    <message>
        <source>Heights, order and values as at first, nothing hidden</source>
        <translation>Alturas, orden y valores como al principio, nada oculto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Takes back the last change of view or parameters</source>
        <translation>Revierte el último cambio de vista o de parámetros</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Does again what was taken back</source>
        <translation>Vuelve a hacer lo que se deshizo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Every parameter, presets, venues and colours</source>
        <translation>Todos los parámetros, perfiles, plataformas y colores</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Laterales</translation>
    </message>
    <message>
        <source>All panels away, and back</source>
        <translation>Oculta todos los paneles laterales, y los devuelve</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>The window on the whole screen, and back</source>
        <translation>La ventana en toda la pantalla, y de vuelta</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Colores claros u oscuros</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclas y ratón</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Fetches what the cache lacks from the exchanges</source>
        <translation>Descarga de las plataformas lo que falta en la caché</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué ha fallado</translation>
    </message>
    <message>
        <source>What went wrong while fetching, and diagnostics to copy</source>
        <translation>Qué ha fallado en la descarga, y diagnósticos para copiar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Takes CSV files into the cache</source>
        <translation>Incorpora archivos CSV a la caché</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Saves the chart as PNG, SVG or PDF, or its numbers as CSV or JSON</source>
        <translation>Guarda el gráfico como PNG, SVG o PDF, o sus números como CSV o JSON</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
    <message>
        <source>The chart as a picture to the clipboard</source>
        <translation>El gráfico como imagen al portapapeles</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>Abrir imagen</translation>
    </message>
    <message>
        <source>The view that an exported PNG shows</source>
        <translation>La vista que muestra un PNG exportado</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Closes the window; everything is remembered</source>
        <translation>Cierra la ventana; todo se recuerda</translation>
    </message>
    <message>
        <source>This picture does not say how it was made: it carries no parameters of BTC Flow.</source>
        <translation>Esta imagen no dice cómo se hizo: no lleva parámetros de BTC Flow.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>No se puede leer %1.</translation>
    </message>
    <message>
        <source>%1 is neither a picture of BTC Flow (PNG) nor a CSV file.</source>
        <translation>%1 no es ni una imagen de BTC Flow (PNG) ni un archivo CSV.</translation>
    </message>
    <message>
        <source>Drop one file at a time, or a folder of CSV files.</source>
        <translation>Suelte un solo archivo cada vez, o una carpeta de archivos CSV.</translation>
    </message>
    <message>
        <source>Only files can be taken: a picture of BTC Flow (PNG), a CSV file, or a folder of them.</source>
        <translation>Solo se aceptan archivos: una imagen de BTC Flow (PNG), un archivo CSV o una carpeta de ellos.</translation>
    </message>
    <message>
        <source>Size of all text</source>
        <translation>Tamaño de todo el texto</translation>
    </message>
    <message>
        <source>This is no proxy&apos;s address. It is like http://host:3128 or socks5h://host:1080; empty: none.</source>
        <translation>Esto no es la dirección de un proxy. Es como http://host:3128 o socks5h://host:1080; vacío: ninguno.</translation>
    </message>
    <message>
        <source>Names and passwords are not kept in settings. Give the address without them.</source>
        <translation>Los nombres y las contraseñas no se guardan en los ajustes. Indique la dirección sin ellos.</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Zooms at the cursor</source>
        <translation>Hace zoom en el cursor</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Mayús + rueda</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Desplaza</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + rueda</translation>
    </message>
    <message>
        <source>Stretches the values</source>
        <translation>Estira los valores</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Arrastrar</translation>
    </message>
    <message>
        <source>Moves the chart</source>
        <translation>Mueve el gráfico</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Mayús + arrastrar</translation>
    </message>
    <message>
        <source>Measures: change, bars, days</source>
        <translation>Mide: cambio, barras, días</translation>
    </message>
    <message>
        <source>Ctrl + drag, right drag</source>
        <translation>Ctrl + arrastrar, arrastre derecho</translation>
    </message>
    <message>
        <source>Zooms into the box</source>
        <translation>Amplía el recuadro</translation>
    </message>
    <message>
        <source>Drag on an axis</source>
        <translation>Arrastrar en un eje</translation>
    </message>
    <message>
        <source>Stretches it</source>
        <translation>Lo estira</translation>
    </message>
    <message>
        <source>Double-click on an axis</source>
        <translation>Doble clic en un eje</translation>
    </message>
    <message>
        <source>Fits it again</source>
        <translation>Vuelve a ajustarlo</translation>
    </message>
    <message>
        <source>Double-click on a pane</source>
        <translation>Doble clic en un panel</translation>
    </message>
    <message>
        <source>The pane alone, and all again</source>
        <translation>Solo el panel, y otra vez todos</translation>
    </message>
    <message>
        <source>Drag between panes</source>
        <translation>Arrastrar entre paneles</translation>
    </message>
    <message>
        <source>Their heights</source>
        <translation>Sus alturas</translation>
    </message>
    <message>
        <source>Right click on a pane</source>
        <translation>Clic derecho en un panel</translation>
    </message>
    <message>
        <source>What can be done with it</source>
        <translation>Lo que se puede hacer con él</translation>
    </message>
    <message>
        <source>Drop a file</source>
        <translation>Soltar un archivo</translation>
    </message>
    <message>
        <source>A CSV is imported, an exported PNG shows its view again</source>
        <translation>Un CSV se importa, un PNG exportado vuelve a mostrar su vista</translation>
    </message>
    <message>
        <source>Premium of a bar</source>
        <translation>Prima de una barra</translation>
    </message>
    <message>
        <source>The mean of its days&apos; premiums, or that of its last day alone. The mean is calmer; the last day is what a plain Pine script shows.</source>
        <translation>La media de las primas de sus días, o solo la del último día. La media es más tranquila; el último día es lo que muestra un script de Pine sencillo.</translation>
    </message>
    <message>
        <source>mean of days</source>
        <translation>media de los días</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>último día</translation>
    </message>
    <message>
        <source>Above zero</source>
        <translation>Por encima de cero</translation>
    </message>
    <message>
        <source>Turns the premium&apos;s picture upside down. Numbers, states and thresholds stay those of spot over perps.</source>
        <translation>Invierte la imagen de la prima. Números, estados y umbrales siguen siendo los del spot sobre los perps.</translation>
    </message>
    <message>
        <source>spot leads</source>
        <translation>lidera el spot</translation>
    </message>
    <message>
        <source>perps lead</source>
        <translation>lideran los perps</translation>
    </message>
    <message>
        <source>Leave out prices off the median by</source>
        <translation>Excluir precios a esta distancia de la mediana</translation>
    </message>
    <message>
        <source>A venue whose close is further from the others&apos; median is left out of that day. It needs three venues; a day on which most disagree keeps all and is flagged.</source>
        <translation>Una plataforma cuyo cierre se aleja más de la mediana de las otras queda fuera ese día. Hacen falta tres plataformas; un día en que la mayoría discrepa las conserva todas y se marca.</translation>
    </message>
    <message>
        <source>Off: every price counts</source>
        <translation>No: cuentan todos los precios</translation>
    </message>
    <message>
        <source>Stablecoins at their rate in USD</source>
        <translation>Stablecoins a su cotización en USD</translation>
    </message>
    <message>
        <source>3-day bars begin</source>
        <translation>Las barras de 3 días empiezan</translation>
    </message>
    <message>
        <source>Anew on each 1 January, as TradingView counts them, or on one grid without a new start, as Binance&apos;s own 3-day candles.</source>
        <translation>De nuevo cada 1 de enero, como las cuenta TradingView, o en una cuadrícula sin reinicio, como las velas de 3 días de Binance.</translation>
    </message>
    <message>
        <source>each January</source>
        <translation>cada enero</translation>
    </message>
    <message>
        <source>on one grid</source>
        <translation>en una cuadrícula</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Contado en</translation>
    </message>
    <message>
        <source>Open interest in USD rises with the price itself; counted in coin it does not.</source>
        <translation>El interés abierto en USD sube con el propio precio; contado en moneda, no.</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Compuesto de</translation>
    </message>
    <message>
        <source>linked chain</source>
        <translation>cadena enlazada</translation>
    </message>
    <message>
        <source>plain sum</source>
        <translation>suma simple</translation>
    </message>
    <message>
        <source>Window in bars</source>
        <translation>Ventana en barras</translation>
    </message>
    <message>
        <source>The timeframe&apos;s own (%1)</source>
        <translation>La del marco temporal (%1)</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>Medido con</translation>
    </message>
    <message>
        <source>Mean and standard deviation, or median and MAD. The robust one is not ruled by one wild day, but turns large on small moves where values lie very close together.</source>
        <translation>Media y desviación típica, o mediana y MAD. La robusta no se deja dominar por un día extremo, pero crece con movimientos pequeños donde los valores están muy juntos.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediana</translation>
    </message>
    <message>
        <source>Known part of the window</source>
        <translation>Parte conocida de la ventana</translation>
    </message>
    <message>
        <source>TWAP over bars</source>
        <translation>TWAP en barras</translation>
    </message>
    <message>
        <source>The funding pane shows the time-weighted average of this many bars. The z-score is taken of the bar&apos;s own funding, not of this.</source>
        <translation>El panel de funding muestra la media ponderada por tiempo de estas barras. La puntuación z se calcula con el funding de la propia barra, no con esto.</translation>
    </message>
    <message>
        <source>TWAP weights</source>
        <translation>Pesos del TWAP</translation>
    </message>
    <message>
        <source>By the bars&apos; time, or each bar alike as ta.sma in Pine does it. They differ where bars differ in length: months, and a forming bar.</source>
        <translation>Según el tiempo de las barras, o cada barra por igual como hace ta.sma en Pine. Difieren donde las barras duran distinto: meses y una barra en formación.</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>por tiempo</translation>
    </message>
    <message>
        <source>bars alike</source>
        <translation>barras iguales</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>In z-scores as below, or fixed: premium ±0.05 %, funding 0 and 0.03 % per 8 hours. Open interest stays in z.</source>
        <translation>En puntuaciones z como abajo, o fijos: prima ±0.05 %, funding 0 y 0.03 % por 8 horas. El interés abierto sigue en z.</translation>
    </message>
    <message>
        <source>z-scores</source>
        <translation>puntuaciones z</translation>
    </message>
    <message>
        <source>fixed levels</source>
        <translation>niveles fijos</translation>
    </message>
    <message>
        <source>Spot premium beyond</source>
        <translation>Prima spot más allá de</translation>
    </message>
    <message>
        <source>Bullish from this z-score up, bearish from its negative down. Without effect while thresholds are fixed levels.</source>
        <translation>Alcista desde esta puntuación z hacia arriba, bajista desde su negativo hacia abajo. Sin efecto mientras los umbrales sean niveles fijos.</translation>
    </message>
    <message>
        <source>Open interest beyond</source>
        <translation>Interés abierto más allá de</translation>
    </message>
    <message>
        <source>Much leverage, the bearish side, from this z-score up; little of it, the bullish side, from its negative down.</source>
        <translation>Mucho apalancamiento, el lado bajista, desde esta puntuación z hacia arriba; poco, el lado alcista, desde su negativo hacia abajo.</translation>
    </message>
    <message>
        <source>Funding beyond</source>
        <translation>Funding más allá de</translation>
    </message>
    <message>
        <source>Gap that joins signals, in bars</source>
        <translation>Hueco que une señales, en barras</translation>
    </message>
    <message>
        <source>As many bars without the signal do not end it: what comes after them is the same signal and no new event.</source>
        <translation>Tantas barras sin la señal no la terminan: lo que viene después es la misma señal y no un evento nuevo.</translation>
    </message>
    <message>
        <source>Extreme from</source>
        <translation>Extremo desde</translation>
    </message>
    <message>
        <source>How many standard deviations premium, open interest and funding must be away from what is usual.</source>
        <translation>A cuántas desviaciones típicas de lo habitual deben estar prima, interés abierto y funding.</translation>
    </message>
    <message>
        <source>How many of the three</source>
        <translation>Cuántos de los tres</translation>
    </message>
    <message>
        <source>So many of premium, open interest and funding must be extreme on the same side at once.</source>
        <translation>Tantos de prima, interés abierto y funding deben ser extremos del mismo lado a la vez.</translation>
    </message>
    <message>
        <source>Spot price</source>
        <translation>Precio spot</translation>
    </message>
    <message>
        <source>How the spot venues&apos; closes become one: their mean, their median, or weighted by the day&apos;s volume.</source>
        <translation>Cómo los cierres de las plataformas spot se vuelven uno: su media, su mediana, o ponderados por el volumen del día.</translation>
    </message>
    <message>
        <source>by volume</source>
        <translation>por volumen</translation>
    </message>
    <message>
        <source>Perp price</source>
        <translation>Precio perp</translation>
    </message>
    <message>
        <source>How the perps&apos; closes become one: their mean, their median, or weighted by open interest.</source>
        <translation>Cómo los cierres de los perps se vuelven uno: su media, su mediana, o ponderados por interés abierto.</translation>
    </message>
    <message>
        <source>by open interest</source>
        <translation>por interés abierto</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>How the venues&apos; funding becomes one: all alike, or weighted by open interest.</source>
        <translation>Cómo el funding de las plataformas se vuelve uno: todas por igual, o ponderado por interés abierto.</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>todas por igual</translation>
    </message>
    <message>
        <source>Venues that take part</source>
        <translation>Plataformas que participan</translation>
    </message>
    <message>
        <source>A venue without its tick takes no part in prices, open interest and funding. Its data stays in the cache.</source>
        <translation>Una plataforma sin marcar no participa en precios, interés abierto ni funding. Sus datos siguen en la caché.</translation>
    </message>
    <message>
        <source>Prices in USDT and USDC are turned into USD with that day&apos;s rate. Off: each is taken as one dollar.</source>
        <translation>Los precios en USDT y USDC se convierten a USD con la cotización del día. Desactivado: cada uno vale un dólar.</translation>
    </message>
    <message>
        <source>coin</source>
        <translation>moneda</translation>
    </message>
    <message>
        <source>The chain moves only as the venues that are present have moved themselves. The plain sum jumps where one appears or drops out. Or one instrument alone.</source>
        <translation>La cadena se mueve solo como se han movido las plataformas presentes. La suma simple salta donde una aparece o desaparece. O un solo instrumento.</translation>
    </message>
    <message>
        <source>How many bars, the newest included, a value is compared with: what is usual there is z-score 0.</source>
        <translation>Con cuántas barras, incluida la más reciente, se compara un valor: lo habitual allí es una puntuación z de 0.</translation>
    </message>
    <message>
        <source>Where a smaller part of the window&apos;s values is known there is no z-score. 1 asks for all of them.</source>
        <translation>Donde se conoce una parte menor de los valores de la ventana no hay puntuación z. 1 los exige todos.</translation>
    </message>
    <message>
        <source>Longs pay dearly, the bearish side, from this z-score up; the bullish side from its negative down. Without effect while thresholds are fixed levels.</source>
        <translation>Los largos pagan caro, el lado bajista, desde esta puntuación z hacia arriba; el lado alcista desde su negativo hacia abajo. Sin efecto mientras los umbrales sean niveles fijos.</translation>
    </message>
    <message>
        <source>the data ends before today</source>
        <translation>los datos terminan antes de hoy</translation>
    </message>
    <message>
        <source>not up to date: %1</source>
        <translation>sin actualizar: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>spot prices</source>
        <translation>precios spot</translation>
    </message>
    <message>
        <source>perp prices</source>
        <translation>precios de perpetuos</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>interés abierto</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>funding</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Actions</name>
    <message>
        <source>Moving and looking</source>
        <translation>Moverse y mirar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Superposiciones</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Data and files</source>
        <translation>Datos y archivos</translation>
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
        <translation>oscuro</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claro</translation>
    </message>
    <message>
        <source>dark, high contrast</source>
        <translation>oscuro, alto contraste</translation>
    </message>
    <message>
        <source>light, high contrast</source>
        <translation>claro, alto contraste</translation>
    </message>
    <message>
        <source>green and red</source>
        <translation>verde y rojo</translation>
    </message>
    <message>
        <source>blue and orange</source>
        <translation>azul y naranja</translation>
    </message>
    <message>
        <source>red up, green down</source>
        <translation>rojo sube, verde baja</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>The colours of the window and the chart</source>
        <translation>Los colores de la ventana y del gráfico</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Subida y bajada</translation>
    </message>
    <message>
        <source>The colours of rising and falling. Blue and orange are told apart with every common colour blindness.</source>
        <translation>Los colores de subir y bajar. Azul y naranja se distinguen con cualquier daltonismo común.</translation>
    </message>
    <message>
        <source>The size of all text in the window and on the chart</source>
        <translation>El tamaño de todo el texto de la ventana y del gráfico</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>El idioma de la ventana</translation>
    </message>
    <message>
        <source>as the desktop</source>
        <translation>como el escritorio</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>El idioma cambia al volver a iniciar el programa.</translation>
    </message>
    <message>
        <source>On the chart</source>
        <translation>En el gráfico</translation>
    </message>
    <message>
        <source>Confluence marks</source>
        <translation>Marcas de confluencia</translation>
    </message>
    <message>
        <source>Marks where premium, open interest and funding agree (C)</source>
        <translation>Marca dónde coinciden prima, interés abierto y funding (C)</translation>
    </message>
    <message>
        <source>Shading of their runs</source>
        <translation>Sombreado de su duración</translation>
    </message>
    <message>
        <source>Coloured ground behind the price while they agree</source>
        <translation>Fondo de color tras el precio mientras coinciden</translation>
    </message>
    <message>
        <source>Extremes (experimental)</source>
        <translation>Extremos (experimental)</translation>
    </message>
    <message>
        <source>Extreme tops and bottoms: experimental, context and no trading signal (X)</source>
        <translation>Techos y suelos extremos: experimental, contexto y no una señal de trading (X)</translation>
    </message>
    <message>
        <source>Funding in % a year</source>
        <translation>Funding en % anual</translation>
    </message>
    <message>
        <source>Funding in % a year instead of % per 8 hours (A)</source>
        <translation>Funding en % anual en vez de % por 8 horas (A)</translation>
    </message>
    <message>
        <source>Logarithmic price</source>
        <translation>Precio logarítmico</translation>
    </message>
    <message>
        <source>Logarithmic price axis (L)</source>
        <translation>Eje de precios logarítmico (L)</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>own colours</source>
        <translation>colores propios</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Sube</translation>
    </message>
    <message>
        <source>The colour of rising</source>
        <translation>El color de las subidas</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>The colour of falling</source>
        <translation>El color de las bajadas</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Banner</name>
    <message>
        <source>Put this away</source>
        <translation>Quitar este aviso</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::BusNotices</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Caption</name>
    <message>
        <source>differs from the preset</source>
        <translation>difiere del perfil</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::CompositionEditor</name>
    <message>
        <source>%1 (no data)</source>
        <translation>%1 (sin datos)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::CursorDock</name>
    <message>
        <source>At cursor</source>
        <translation>En el cursor</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Bolsa</translation>
    </message>
    <message>
        <source>Prem %</source>
        <translation>Prima %</translation>
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
        <translation>En el cursor · %1</translation>
    </message>
    <message>
        <source>At cursor · week of %1</source>
        <translation>En el cursor · semana del %1</translation>
    </message>
    <message>
        <source>At cursor · month of %1</source>
        <translation>En el cursor · mes del %1</translation>
    </message>
    <message>
        <source>At cursor · 3 days from %1</source>
        <translation>En el cursor · 3 días desde %1</translation>
    </message>
    <message>
        <source> (left out)</source>
        <translation> (excluida)</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Cesta</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::DataDock</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Filter the series</source>
        <translation>Filtrar las series</translation>
    </message>
    <message>
        <source>Filter: venue, series, state</source>
        <translation>Filtro: plataforma, serie, estado</translation>
    </message>
    <message>
        <source>Shows only series with all of these words (%1)</source>
        <translation>Muestra solo las series con todas estas palabras (%1)</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>since</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>About the chosen series</source>
        <translation>Sobre la serie elegida</translation>
    </message>
    <message>
        <source>Data · %1 failed</source>
        <translation>Datos · %1 con fallos</translation>
    </message>
    <message>
        <source>Fetch %1 now</source>
        <translation>Descargar %1 ahora</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::DataPage</name>
    <message>
        <source>Fetching</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>How often the exchanges are asked for what is new while the window is open</source>
        <translation>Cada cuánto se pregunta a las plataformas por novedades mientras la ventana está abierta</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nunca por sí solo</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>cada minuto</translation>
    </message>
    <message>
        <source>every %1 minutes</source>
        <translation>cada %1 minutos</translation>
    </message>
    <message>
        <source>Notify of new signals</source>
        <translation>Avisar de señales nuevas</translation>
    </message>
    <message>
        <source>A notification on the desktop when a new signal is confirmed</source>
        <translation>Un aviso en el escritorio cuando se confirma una señal nueva</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>as the environment says</source>
        <translation>como diga el entorno</translation>
    </message>
    <message>
        <source>http://host:port or socks5h://host:port, through which every venue is asked. Empty: as the environment says.</source>
        <translation>http://host:puerto o socks5h://host:puerto, a través del cual se pregunta a cada plataforma. Vacío: como diga el entorno.</translation>
    </message>
    <message>
        <source>Coinalyze key</source>
        <translation>Clave de Coinalyze</translation>
    </message>
    <message>
        <source>Optional: Coinalyze knows the open interest of venues that do not tell their past. The key is kept in the desktop&apos;s keychain and nowhere else.</source>
        <translation>Opcional: Coinalyze conoce el interés abierto de plataformas que no cuentan su pasado. La clave se guarda en el llavero del escritorio y en ningún otro sitio.</translation>
    </message>
    <message>
        <source>paste the key here</source>
        <translation>pegue la clave aquí</translation>
    </message>
    <message>
        <source>The API key from coinalyze.net: Enter saves it</source>
        <translation>La clave de API de coinalyze.net: Intro la guarda</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save the key</source>
        <translation>Guardar la clave</translation>
    </message>
    <message>
        <source>Save the key in the desktop&apos;s keychain (Enter)</source>
        <translation>Guardar la clave en el llavero del escritorio (Intro)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Quitar la clave</translation>
    </message>
    <message>
        <source>Remove the key from the desktop&apos;s keychain</source>
        <translation>Quitar la clave del llavero del escritorio</translation>
    </message>
    <message>
        <source>everything there is</source>
        <translation>todo lo que hay</translation>
    </message>
    <message>
        <source>the last year</source>
        <translation>el último año</translation>
    </message>
    <message>
        <source>the last %1 years</source>
        <translation>los últimos %1 años</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Hasta cuándo</translation>
    </message>
    <message>
        <source>How much of the past is fetched. What the cache holds already stays.</source>
        <translation>Cuánto pasado se descarga. Lo que ya está en la caché se queda.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>To the clipboard</source>
        <translation>Al portapapeles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Guardar …</translation>
    </message>
    <message>
        <source>To a file</source>
        <translation>En un archivo</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>Archivos %1 (*.%2)</translation>
    </message>
    <message>
        <source>The name must end in .png, .svg, .pdf, .csv or .json.</source>
        <translation>El nombre debe terminar en .png, .svg, .pdf, .csv o .json.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>Copiando …</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>Copiado al portapapeles.</translation>
    </message>
    <message>
        <source>Back to the chart (Esc)</source>
        <translation>Volver al gráfico (Esc)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ExportForm</name>
    <message>
        <source>In pixels, before scaling</source>
        <translation>En píxeles, antes de escalar</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Oscuro, alto contraste</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Claro, alto contraste</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>Which dates are in the picture or table</source>
        <translation>Qué fechas hay en la imagen o la tabla</translation>
    </message>
    <message>
        <source>What is visible</source>
        <translation>Lo visible</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Fechas</translation>
    </message>
    <message>
        <source>A picture in pixels that carries its parameters</source>
        <translation>Una imagen de píxeles que lleva sus parámetros</translation>
    </message>
    <message>
        <source>A picture in lines and text, for the web</source>
        <translation>Una imagen de líneas y texto, para la web</translation>
    </message>
    <message>
        <source>A picture in lines and text, for print</source>
        <translation>Una imagen de líneas y texto, para imprimir</translation>
    </message>
    <message>
        <source>The numbers as a table</source>
        <translation>Los números como tabla</translation>
    </message>
    <message>
        <source>The numbers for programs</source>
        <translation>Los números para programas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Width and height at scale 1: larger shows more, with text of the same size</source>
        <translation>Anchura y altura a escala 1: más grande muestra más, con texto del mismo tamaño</translation>
    </message>
    <message>
        <source>As on screen (%1 × %2)</source>
        <translation>Como en pantalla (%1 × %2)</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Tamaño propio</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Anchura</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Altura</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>The same picture with more pixels: 2 for sharp screens, 4 for print</source>
        <translation>La misma imagen con más píxeles: 2 para pantallas nítidas, 4 para imprimir</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>The picture&apos;s colours</source>
        <translation>Los colores de la imagen</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Como en pantalla</translation>
    </message>
    <message>
        <source>With the crosshair</source>
        <translation>Con la cruceta</translation>
    </message>
    <message>
        <source>The crosshair where it stood, with that bar&apos;s values in the legends</source>
        <translation>La cruceta donde estaba, con los valores de esa barra en las leyendas</translation>
    </message>
    <message>
        <source>There was no crosshair when the export began: point at a bar, then press Ctrl+E</source>
        <translation>No había cruceta al empezar la exportación: señale una barra y pulse Ctrl+E</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Tamaño</translation>
    </message>
    <message>
        <source>Sc&amp;ale</source>
        <translation>&amp;Escala</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Te&amp;ma</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Which numbers</source>
        <translation>Qué números</translation>
    </message>
    <message>
        <source>Every bar</source>
        <translation>Cada barra</translation>
    </message>
    <message>
        <source>Signals, with their reasons</source>
        <translation>Señales, con sus razones</translation>
    </message>
    <message>
        <source>With every venue&apos;s columns</source>
        <translation>Con las columnas de cada plataforma</translation>
    </message>
    <message>
        <source>Close, premium, open interest and funding of each venue behind the others</source>
        <translation>Cierre, prima, interés abierto y funding de cada plataforma detrás de las demás</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>Ta&amp;bla</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ExportPreview</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 píxeles</translation>
    </message>
    <message>
        <source>Rows: %1 · columns: %2 · %3</source>
        <translation>Filas: %1 · columnas: %2 · %3</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>Vista previa de la imagen</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Las primeras filas</translation>
    </message>
    <message>
        <source>%1, sharp at every size</source>
        <translation>%1, nítido a cualquier tamaño</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::FaultDialog</name>
    <message>
        <source>(all)</source>
        <translation>(todas)</translation>
    </message>
    <message>
        <source>%1 times since %2</source>
        <translation>%1 veces desde %2</translation>
    </message>
    <message>
        <source>Cause: %1</source>
        <translation>Causa: %1</translation>
    </message>
    <message>
        <source>Faults while fetching</source>
        <translation>Fallos en la descarga</translation>
    </message>
    <message>
        <source>when</source>
        <translation>cuándo</translation>
    </message>
    <message>
        <source>venue</source>
        <translation>plataforma</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>qué ocurrió</translation>
    </message>
    <message>
        <source>how often</source>
        <translation>cuántas veces</translation>
    </message>
    <message>
        <source>next try</source>
        <translation>próximo intento</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>About the chosen fault</source>
        <translation>Sobre el fallo elegido</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Copies versions, settings, feeds and faults for a bug report, without keys and passwords (%1)</source>
        <translation>Copia versiones, ajustes, series y fallos para un informe de error, sin claves ni contraseñas (%1)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Fetches now what is missing (%1)</source>
        <translation>Descarga ahora lo que falta (%1)</translation>
    </message>
    <message>
        <source>Closes this window (%1)</source>
        <translation>Cierra esta ventana (%1)</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard. Keys and passwords are left out.</source>
        <translation>El diagnóstico está en el portapapeles. Se han omitido claves y contraseñas.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>when you fetch</source>
        <translation>al descargar</translation>
    </message>
    <message>
        <source>Nothing is wrong: what was asked for came.</source>
        <translation>Todo en orden: llegó lo que se pidió.</translation>
    </message>
    <message>
        <source>What is shown comes from the cache; nothing of it is lost. Each of these is tried again at the next fetch.</source>
        <translation>Lo que se muestra viene de la caché; nada se ha perdido. Cada uno se vuelve a intentar en la próxima descarga.</translation>
    </message>
    <message>
        <source>once</source>
        <translation>una vez</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 veces</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Filing</name>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>La imagen está en el portapapeles.</translation>
    </message>
    <message>
        <source>The demonstration takes nothing in. Start btcflow without --demo to import.</source>
        <translation>La demostración no admite nada. Para importar, inicie btcflow sin --demo.</translation>
    </message>
    <message>
        <source>The view of an exported picture</source>
        <translation>La vista de una imagen exportada</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Imágenes (*.png)</translation>
    </message>
    <message>
        <source>The view of the picture. Undo brings the one before back.</source>
        <translation>La vista de la imagen. Deshacer recupera la anterior.</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>Leyendo %1 …</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::GoToDate</name>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>Ir a una fecha</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>A day (2021-04-12), a month (2021-04) or a year (2021), UTC</source>
        <translation>Un día (2021-04-12), un mes (2021-04) o un año (2021), UTC</translation>
    </message>
    <message>
        <source>Show this date in the middle of the chart (Enter)</source>
        <translation>Mostrar esta fecha en el centro del gráfico (Intro)</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>There are data from %1 to %2.</source>
        <translation>Hay datos de %1 a %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date; write 2021-04-12, 2021-04 or 2021. %2</source>
        <translation>&quot;%1&quot; no es una fecha; escriba 2021-04-12, 2021-04 o 2021. %2</translation>
    </message>
    <message>
        <source>%1 is outside. %2</source>
        <comment>a date outside of the known</comment>
        <translation>%1 está fuera. %2</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportChoices</name>
    <message>
        <source>coin</source>
        <translation>moneda</translation>
    </message>
    <message>
        <source>USD</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>contracts</source>
        <translation>contratos</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>What the rows of the file are</source>
        <translation>Qué son las filas del archivo</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>What the open interest is counted in</source>
        <translation>En qué se cuenta el interés abierto</translation>
    </message>
    <message>
        <source>&amp;Instrument</source>
        <translation>&amp;Instrumento</translation>
    </message>
    <message>
        <source>&amp;Series</source>
        <translation>&amp;Serie</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unidad</translation>
    </message>
    <message>
        <source>What the columns were understood as</source>
        <translation>Cómo se han entendido las columnas</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>as the columns say</source>
        <translation>como dicen las columnas</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>No file chosen.</source>
        <translation>Ningún archivo elegido.</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Elegir archivo …</translation>
    </message>
    <message>
        <source>A CSV file of candles, open interest or funding</source>
        <translation>Un archivo CSV de velas, interés abierto o funding</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Elegir carpeta …</translation>
    </message>
    <message>
        <source>Every &lt;venue&gt;/&lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv below it</source>
        <translation>Cada &lt;venue&gt;/&lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv que contenga</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop reading the file</source>
        <translation>Parar la lectura del archivo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing is written (Esc)</source>
        <translation>No se escribe nada (Esc)</translation>
    </message>
    <message>
        <source>Take all rows into the cache, in one go</source>
        <translation>Incorporar todas las filas a la caché de una vez</translation>
    </message>
    <message>
        <source>Imported. New rows: %1, changed: %2, there already: %3.</source>
        <translation>Importado. Filas nuevas: %1, cambiadas: %2, ya presentes: %3.</translation>
    </message>
    <message>
        <source>%1 Nothing was changed.</source>
        <translation>%1 No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importar una carpeta</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importar un archivo</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>Archivos CSV (*.csv *.txt *.tsv);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Escribiendo …</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Filas: %1</translation>
    </message>
    <message>
        <source>%1 · new: %2 · changed: %3 · there already: %4</source>
        <translation>%1 · nuevas: %2 · cambiadas: %3 · ya presentes: %4</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportFilesModel</name>
    <message>
        <source>Cannot be taken: %1</source>
        <translation>No se puede incorporar: %1</translation>
    </message>
    <message>
        <source>not in the catalogue: taken as %1, %2 in %3</source>
        <translation>no está en el catálogo: se toma como %1, %2 en %3</translation>
    </message>
    <message>
        <source>left alone: its name is not &lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv</source>
        <translation>se deja aparte: su nombre no es &lt;symbol&gt;.&lt;spot|perp&gt;.&lt;series&gt;.csv</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrumento</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primera</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevas</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiadas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportLinesModel</name>
    <message>
        <source>coin</source>
        <translation>moneda</translation>
    </message>
    <message>
        <source>Candles</source>
        <translation>Velas</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Interés abierto</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>No se incorpora: %1</translation>
    </message>
    <message>
        <source>a later line falls on the same minute: that one counts</source>
        <translation>una línea posterior cae en el mismo minuto: vale esa</translation>
    </message>
    <message>
        <source>the day still runs: provisional</source>
        <translation>el día aún no ha terminado: provisional</translation>
    </message>
    <message>
        <source>opens or closes outside its low to high (kept)</source>
        <translation>abre o cierra fuera de su mínimo a máximo (se conserva)</translation>
    </message>
    <message>
        <source>no volume: the day has no price</source>
        <translation>sin volumen: el día no tiene precio</translation>
    </message>
    <message>
        <source>volume not known</source>
        <translation>volumen desconocido</translation>
    </message>
    <message>
        <source>zero or less: kept, the metrics ignore it</source>
        <translation>cero o menos: se conserva, las métricas lo ignoran</translation>
    </message>
    <message>
        <source>unusually high: is it percent?</source>
        <translation>inusualmente alto: ¿es un porcentaje?</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a quantity and its unit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Día (UTC)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apertura</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>Tasa, %</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>% per 8 h</source>
        <translation>% por 8 h</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportReader</name>
    <message>
        <source>The column %1 does not say its unit: choose it.</source>
        <translation>La columna %1 no dice su unidad: elíjala.</translation>
    </message>
    <message>
        <source>Choose the instrument: it says what a contract is worth.</source>
        <translation>Elija el instrumento: dice cuánto vale un contrato.</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Se ha parado la lectura.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ImportTables</name>
    <message>
        <source>Drop a CSV file here, or a folder of them.

What is understood is shown line by line; nothing is written before you say so.</source>
        <translation>Suelte aquí un archivo CSV, o una carpeta de ellos.

Lo que se entiende se muestra línea a línea; no se escribe nada hasta que lo confirme.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Lines of the file</source>
        <translation>Líneas del archivo</translation>
    </message>
    <message>
        <source>Hides the lines of which there is nothing to say</source>
        <translation>Oculta las líneas de las que no hay nada que decir</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>The line as it stands in the file</source>
        <translation>La línea tal como está en el archivo</translation>
    </message>
    <message>
        <source>Only what is odd (%1)</source>
        <translation>Solo lo llamativo (%1)</translation>
    </message>
    <message>
        <source>Line %1 cannot be taken: %2.</source>
        <translation>La línea %1 no se puede incorporar: %2.</translation>
    </message>
    <message>
        <source>Line %1 cannot be taken: %2. (%3 of %4 such lines)</source>
        <translation>La línea %1 no se puede incorporar: %2. (%3 de %4 líneas así)</translation>
    </message>
    <message>
        <source>The line before that cannot be taken</source>
        <translation>La línea anterior que no se puede incorporar</translation>
    </message>
    <message>
        <source>The next line that cannot be taken</source>
        <translation>La siguiente línea que no se puede incorporar</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::InstrumentChoice</name>
    <message>
        <source>Instrument</source>
        <translation>Instrumento</translation>
    </message>
    <message>
        <source>Type a part of the name to search; a name that is not in the list is a new instrument, written venue:symbol</source>
        <translation>Escriba parte del nombre para buscar; un nombre que no está en la lista es un instrumento nuevo, escrito venue:symbol</translation>
    </message>
    <message>
        <source>%1, %2 in %3</source>
        <comment>spot, BTC in USD</comment>
        <translation>%1, %2 en %3</translation>
    </message>
    <message>
        <source>type to search, or venue:symbol</source>
        <translation>escriba para buscar, o venue:symbol</translation>
    </message>
    <message>
        <source>Kind of market</source>
        <translation>Tipo de mercado</translation>
    </message>
    <message>
        <source>What the new instrument is</source>
        <translation>Qué es el instrumento nuevo</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>The coin that is traded, like BTC</source>
        <translation>La moneda que se negocia, como BTC</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Cotización</translation>
    </message>
    <message>
        <source>What its prices are in</source>
        <translation>En qué están sus precios</translation>
    </message>
    <message>
        <source>new:</source>
        <translation>nuevo:</translation>
    </message>
    <message>
        <source>of</source>
        <comment>a market of BTC</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>in</source>
        <comment>prices in USD</comment>
        <translation>en</translation>
    </message>
    <message>
        <source>spot market</source>
        <translation>mercado spot</translation>
    </message>
    <message>
        <source>sum over venues</source>
        <translation>suma de plataformas</translation>
    </message>
    <message>
        <source>perpetual</source>
        <translation>perpetuo</translation>
    </message>
    <message>
        <source>Choose the instrument whose rows these are.</source>
        <translation>Elija el instrumento al que pertenecen estas filas.</translation>
    </message>
    <message>
        <source>No instrument is called &quot;%1&quot;; a new one is written venue:symbol, like bitstamp:btcusd.</source>
        <translation>Ningún instrumento se llama &quot;%1&quot;; uno nuevo se escribe venue:symbol, como bitstamp:btcusd.</translation>
    </message>
    <message>
        <source>Say which coin %1 is of.</source>
        <translation>Indique de qué moneda es %1.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::MainWindow</name>
    <message>
        <source>BTC Flow (demonstration)</source>
        <translation>BTC Flow (demostración)</translation>
    </message>
    <message>
        <source>BTC Flow</source>
        <translation>BTC Flow</translation>
    </message>
    <message>
        <source>at cursor: %1 spot, %2 perp, %3 open interest, %4 funding</source>
        <translation>en el cursor: %1 spot, %2 perp, %3 interés abierto, %4 funding</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>aún sin datos</translation>
    </message>
    <message>
        <source>%1 → %2 · UTC · %3 bars</source>
        <translation>%1 → %2 · UTC · %3 barras</translation>
    </message>
    <message>
        <source>demonstration</source>
        <translation>demostración</translation>
    </message>
    <message>
        <source>demonstration data, not the market</source>
        <translation>datos de demostración, no el mercado</translation>
    </message>
    <message>
        <source>data to %1</source>
        <translation>datos hasta %1</translation>
    </message>
    <message>
        <source>the last bar is forming: what it says can still change</source>
        <translation>la última barra está en formación: lo que dice aún puede cambiar</translation>
    </message>
    <message>
        <source>price</source>
        <translation>precio</translation>
    </message>
    <message>
        <source>spot premium</source>
        <translation>prima spot</translation>
    </message>
    <message>
        <source>open interest</source>
        <translation>interés abierto</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>funding</translation>
    </message>
    <message>
        <source>confluence</source>
        <translation>confluencia</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Superposiciones</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Laterales</translation>
    </message>
    <message>
        <source>All panes</source>
        <translation>Todos los paneles</translation>
    </message>
    <message>
        <source>This pane alone</source>
        <translation>Solo este panel</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Fit the values again</source>
        <translation>Volver a ajustar los valores</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Mostrar %1</translation>
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
        <translation>%1: %2, 3 días desde %3</translation>
    </message>
    <message>
        <source>%1: %2, week of %3</source>
        <translation>%1: %2, semana del %3</translation>
    </message>
    <message>
        <source>%1: %2, month of %3</source>
        <translation>%1: %2, mes del %3</translation>
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
        <translation>Precio</translation>
    </message>
    <message>
        <source>Spot premium</source>
        <translation>Prima spot</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Interés abierto</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Confluencia</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>A tick shows the pane (Space). Alt+Up and Alt+Down move the chosen one.</source>
        <translation>Una marca muestra el panel (espacio). Alt+Arriba y Alt+Abajo mueven el elegido.</translation>
    </message>
    <message>
        <source>↑ Up</source>
        <translation>↑ Subir</translation>
    </message>
    <message>
        <source>Move the pane up</source>
        <translation>Subir el panel</translation>
    </message>
    <message>
        <source>Move the chosen pane up (Alt+Up)</source>
        <translation>Subir el panel elegido (Alt+Arriba)</translation>
    </message>
    <message>
        <source>↓ Down</source>
        <translation>↓ Bajar</translation>
    </message>
    <message>
        <source>Move the pane down</source>
        <translation>Bajar el panel</translation>
    </message>
    <message>
        <source>Move the chosen pane down (Alt+Down)</source>
        <translation>Bajar el panel elegido (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset the panes</source>
        <translation>Restablecer los paneles</translation>
    </message>
    <message>
        <source>Every pane shown, in the first order and height, its values fitted</source>
        <translation>Todos los paneles visibles, en el orden y la altura del principio, con sus valores ajustados</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ParameterRow</name>
    <message>
        <source>Reset: %1</source>
        <translation>Restablecer: %1</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s %1</source>
        <translation>Volver al perfil: %1</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>A set of parameters and venues. Choose the current one again to go back to it.</source>
        <translation>Un conjunto de parámetros y plataformas. Elija de nuevo el actual para volver a él.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Every parameter and venue back to what the preset holds</source>
        <translation>Todos los parámetros y plataformas como los tiene el perfil</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Guardar como …</translation>
    </message>
    <message>
        <source>Keep the parameters and venues as they are now under a name of your own</source>
        <translation>Conservar los parámetros y plataformas actuales con un nombre propio</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Delete this preset of your own</source>
        <translation>Borrar este perfil propio</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Nombre del perfil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>The preset&apos;s name: Enter saves, Escape does not</source>
        <translation>El nombre del perfil: Intro guarda, Escape no</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Leave the presets as they are (Escape)</source>
        <translation>Dejar los perfiles como están (Escape)</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>estándar</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>clásico</translation>
    </message>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (cambiado)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save the preset</source>
        <translation>Guardar el perfil</translation>
    </message>
    <message>
        <source>Save the preset (Enter)</source>
        <translation>Guardar el perfil (Intro)</translation>
    </message>
    <message>
        <source>Delete the preset “%1”? The parameters stay as they are now.</source>
        <translation>¿Borrar el perfil «%1»? Los parámetros quedan como están.</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>Borrarlo</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Borrar el perfil</translation>
    </message>
    <message>
        <source>Replaces your preset “%1”.</source>
        <translation>Sustituye su perfil «%1».</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Refresher</name>
    <message>
        <source>Offline: the cache is shown. Fetch again when there is a network.</source>
        <translation>Sin conexión: se muestra la caché. Vuelva a descargar cuando haya red.</translation>
    </message>
    <message>
        <source>Fetching failed: the cache is shown as it is.</source>
        <translation>La descarga falló: se muestra la caché tal como está.</translation>
    </message>
    <message>
        <source>Offline: the cache is shown; next try at %1.</source>
        <translation>Sin conexión: se muestra la caché; próximo intento a las %1.</translation>
    </message>
    <message>
        <source>Fetching failed: the cache is shown; next try at %1.</source>
        <translation>La descarga falló: se muestra la caché; próximo intento a las %1.</translation>
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
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>One bar back</source>
        <translation>Una barra atrás</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>One bar forward</source>
        <translation>Una barra adelante</translation>
    </message>
    <message>
        <source>Back to now: everything that is known</source>
        <translation>Volver a ahora: todo lo que se conoce</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>Velocidad de la reproducción</translation>
    </message>
    <message>
        <source>How fast the replay plays</source>
        <translation>A qué velocidad va la reproducción</translation>
    </message>
    <message>
        <source>1 bar/s</source>
        <translation>1 barra/s</translation>
    </message>
    <message>
        <source>%1 bars/s</source>
        <translation>%1 barras/s</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>A fecha de</translation>
    </message>
    <message>
        <source>Drag to go back in time; at the right end is now (arrow keys: bar by bar)</source>
        <translation>Arrastre para ir atrás en el tiempo; el extremo derecho es ahora (flechas: barra a barra)</translation>
    </message>
    <message>
        <source>As of this date</source>
        <translation>A esta fecha</translation>
    </message>
    <message>
        <source>Show what was known at 00:00 UTC of this day (Return)</source>
        <translation>Mostrar lo que se conocía a las 00:00 UTC de este día (Intro)</translation>
    </message>
    <message>
        <source>as of %1: what was known then</source>
        <translation>a fecha de %1: lo que se conocía entonces</translation>
    </message>
    <message>
        <source>now: everything that is known</source>
        <translation>ahora: todo lo que se conoce</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Secrets</name>
    <message>
        <source>The keychain did not give the key for Coinalyze (%1). Its feeds are left out.</source>
        <translation>El llavero no dio la clave de Coinalyze (%1). Sus series quedan fuera.</translation>
    </message>
    <message>
        <source>The keychain did not remove the key for Coinalyze (%1): it is not used any more, but still kept there.</source>
        <translation>El llavero no quitó la clave de Coinalyze (%1): ya no se usa, pero sigue guardada allí.</translation>
    </message>
    <message>
        <source>No keychain runs on this desktop: the key is used until the window is closed, and not kept. To keep it, start one (GNOME Keyring, KWallet).</source>
        <translation>En este escritorio no hay ningún llavero: la clave se usa hasta cerrar la ventana y no se guarda. Para guardarla, inicie uno (GNOME Keyring, KWallet).</translation>
    </message>
    <message>
        <source>The keychain did not take the key (%1): it is used until the window is closed, and not kept.</source>
        <translation>El llavero no aceptó la clave (%1): se usa hasta cerrar la ventana y no se guarda.</translation>
    </message>
    <message>
        <source>The key comes from the environment (BTCFLOW_COINALYZE_KEY), which wins over the keychain.</source>
        <translation>La clave viene del entorno (BTCFLOW_COINALYZE_KEY), que prevalece sobre el llavero.</translation>
    </message>
    <message>
        <source>The keychain is being asked.</source>
        <translation>Se está consultando el llavero.</translation>
    </message>
    <message>
        <source>No key: Coinalyze is not asked. The exchanges need none.</source>
        <translation>Sin clave: no se consulta Coinalyze. Las plataformas no la necesitan.</translation>
    </message>
    <message>
        <source>The key is kept in the desktop&apos;s keychain.</source>
        <translation>La clave está en el llavero del escritorio.</translation>
    </message>
    <message>
        <source>The key is used until the window is closed; it is not kept.</source>
        <translation>La clave se usa hasta cerrar la ventana; no se guarda.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Section</name>
    <message>
        <source>Fold away (Space)</source>
        <translation>Plegar (espacio)</translation>
    </message>
    <message>
        <source>Show what is in it (Space)</source>
        <translation>Mostrar lo que contiene (espacio)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SectionHeader</name>
    <message>
        <source>differs from the preset</source>
        <translation>difiere del perfil</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SettingsLink</name>
    <message>
        <source>Kept as preset “%1”.</source>
        <translation>Guardado como perfil «%1».</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>Every parameter of the formulas</source>
        <translation>Todos los parámetros de las fórmulas</translation>
    </message>
    <message>
        <source>Venues</source>
        <translation>Plataformas</translation>
    </message>
    <message>
        <source>Who takes part, and with what weight</source>
        <translation>Quién participa, y con qué peso</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Colours, size, panes, language</source>
        <translation>Colores, tamaño, paneles, idioma</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Refreshing, proxy, key</source>
        <translation>Actualización, proxy, clave</translation>
    </message>
    <message>
        <source>Spot premium</source>
        <translation>Prima spot</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Interés abierto</translation>
    </message>
    <message>
        <source>Z-score</source>
        <translation>Puntuación z</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Confluencia</translation>
    </message>
    <message>
        <source>Extremes (experimental)</source>
        <translation>Extremos (experimental)</translation>
    </message>
    <message>
        <source>Prices and bars</source>
        <translation>Precios y barras</translation>
    </message>
    <message>
        <source>How venues become one</source>
        <translation>Cómo las plataformas se vuelven una</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::ShortcutSheet</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclas y ratón</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Ratón</translation>
    </message>
    <message>
        <source>Closes this list (Esc)</source>
        <translation>Cierra esta lista (Esc)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SignalsDock</name>
    <message>
        <source>Signals</source>
        <translation>Señales</translation>
    </message>
    <message>
        <source>Signals · %1 confirmed</source>
        <translation>Señales · %1 confirmadas</translation>
    </message>
    <message>
        <source>None on this timeframe with these parameters.</source>
        <translation>Ninguna en este marco temporal con estos parámetros.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::StudyDock</name>
    <message>
        <source>What followed</source>
        <translation>Qué siguió</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Bullish</source>
        <translation>Alcista</translation>
    </message>
    <message>
        <source>Bearish</source>
        <translation>Bajista</translation>
    </message>
    <message>
        <source>Longs crowded</source>
        <translation>Exceso de largos</translation>
    </message>
    <message>
        <source>Shorts crowded</source>
        <translation>Exceso de cortos</translation>
    </message>
    <message>
        <source>Extreme top</source>
        <translation>Techo extremo</translation>
    </message>
    <message>
        <source>Extreme bottom</source>
        <translation>Suelo extremo</translation>
    </message>
    <message>
        <source>What followed (days after)</source>
        <translation>Qué siguió (días después)</translation>
    </message>
    <message>
        <source>What followed (bars of 3 days after)</source>
        <translation>Qué siguió (barras de 3 días después)</translation>
    </message>
    <message>
        <source>What followed (weeks after)</source>
        <translation>Qué siguió (semanas después)</translation>
    </message>
    <message>
        <source>What followed (months after)</source>
        <translation>Qué siguió (meses después)</translation>
    </message>
    <message>
        <source>%1 counted. Mean %2 (90 % interval %3 to %4), median %5, above zero %6 %. Any bar: %7.</source>
        <translation>%1 contadas. Media %2 (intervalo del 90 % de %3 a %4), mediana %5, por encima de cero %6 %. Cualquier barra: %7.</translation>
    </message>
    <message>
        <source>Any bar</source>
        <translation>Cualquier barra</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SyncBar</name>
    <message>
        <source>Fetching</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Show the venues</source>
        <translation>Mostrar las plataformas</translation>
    </message>
    <message>
        <source>Show how each venue is doing (%1)</source>
        <translation>Muestra cómo va cada plataforma (%1)</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Parar la descarga</translation>
    </message>
    <message>
        <source>Stop fetching; what came is kept, and the next time goes on from here (%1)</source>
        <translation>Parar la descarga; lo que llegó se conserva, y la próxima vez sigue desde aquí (%1)</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::SyncPopup</name>
    <message>
        <source>Fetching, venue by venue</source>
        <translation>Descarga, plataforma a plataforma</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Syncing</name>
    <message>
        <source>No venue can be reached: the cache is shown as it was.</source>
        <translation>No se puede contactar con ninguna plataforma: se muestra la caché tal como estaba.</translation>
    </message>
    <message>
        <source>Fetching was stopped; %1 rows came. The next time goes on from here.</source>
        <translation>Se paró la descarga; llegaron %1 filas. La próxima vez sigue desde aquí.</translation>
    </message>
    <message>
        <source>Up to date: %1 rows came.</source>
        <translation>Al día: llegaron %1 filas.</translation>
    </message>
    <message>
        <source>%1 rows came; some feeds failed (see Data).</source>
        <translation>Llegaron %1 filas; algunas series fallaron (véase Datos).</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::TopBar</name>
    <message>
        <source>1Y</source>
        <translation>1A</translation>
    </message>
    <message>
        <source>2Y</source>
        <translation>2A</translation>
    </message>
    <message>
        <source>4Y</source>
        <translation>4A</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Confluence</source>
        <translation>Confluencia</translation>
    </message>
    <message>
        <source>Shading</source>
        <translation>Sombreado</translation>
    </message>
    <message>
        <source>Extremes (exp.)</source>
        <translation>Extremos (exp.)</translation>
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
        <translation>Ir a …</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Everything else (Alt+M)</source>
        <translation>Todo lo demás (Alt+M)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::VenueEditor</name>
    <message>
        <source>%1, quoted in %2</source>
        <translation>%1, cotiza en %2</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>terminó el %1</translation>
    </message>
    <message>
        <source>The cache holds nothing of it yet.</source>
        <translation>La caché aún no tiene nada de esto.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>All venues take part</source>
        <translation>Participan todas las plataformas</translation>
    </message>
    <message>
        <source>Every venue takes part</source>
        <translation>Todas las plataformas participan</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>Solo esta</translation>
    </message>
    <message>
        <source>Only the chosen venue takes part in its basket</source>
        <translation>Solo la plataforma elegida participa en su cesta</translation>
    </message>
    <message>
        <source>The chosen venue alone makes its basket</source>
        <translation>La plataforma elegida forma sola su cesta</translation>
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
        <translation>Sumas de plataformas</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>No spot venue is left: there is no price and no premium.</source>
        <translation>No queda ninguna plataforma spot: no hay precio ni prima.</translation>
    </message>
    <message>
        <source>No perp is left: there is no premium and no funding.</source>
        <translation>No queda ningún perp: no hay prima ni funding.</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Welcome</name>
    <message>
        <source>&lt;h2&gt;Nothing is in the cache yet&lt;/h2&gt;</source>
        <translation>&lt;h2&gt;Todavía no hay nada en la caché&lt;/h2&gt;</translation>
    </message>
    <message>
        <source>Or look around first in an invented market. It is marked as demonstration data everywhere, and nothing of it is stored.</source>
        <translation>O explorar primero un mercado inventado. Está marcado en todas partes como datos de demostración, y nada de él se guarda.</translation>
    </message>
    <message>
        <source>Look at the demonstration</source>
        <translation>Ver la demostración</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>everything there is</source>
        <translation>todo lo que hay</translation>
    </message>
    <message>
        <source>the last year</source>
        <translation>el último año</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>the last %1 years</source>
        <translation>los últimos %1 años</translation>
    </message>
    <message>
        <source>Everything takes about ten minutes and fills some fifteen megabytes.</source>
        <translation>Todo tarda unos diez minutos y ocupa unos quince megabytes.</translation>
    </message>
    <message>
        <source>A year is there after two or three minutes, but for one slow venue that takes about eight, and fills some three megabytes.</source>
        <translation>Un año está en dos o tres minutos, salvo una plataforma lenta que tarda unos ocho, y ocupa unos tres megabytes.</translation>
    </message>
    <message>
        <source>Four years take about eight minutes and fill some ten megabytes.</source>
        <translation>Cuatro años tardan unos ocho minutos y ocupan unos diez megabytes.</translation>
    </message>
    <message>
        <source>Take in recorded history: CSV files with candles, open interest or funding, one or a whole folder. Each file is checked; a bad one changes nothing.</source>
        <translation>Tome historia grabada: archivos CSV con velas, interés abierto o funding, uno o una carpeta entera. Cada archivo se comprueba; uno malo no cambia nada.</translation>
    </message>
    <message>
        <source>Import a file or folder …</source>
        <translation>Importar un archivo o una carpeta …</translation>
    </message>
    <message>
        <source>Shows what is understood of the files before anything is taken in</source>
        <translation>Muestra lo que se entiende de los archivos antes de tomar nada</translation>
    </message>
    <message>
        <source>Shows an invented market until the window is closed</source>
        <translation>Muestra un mercado inventado hasta que se cierre la ventana</translation>
    </message>
    <message>
        <source>Fetch it from the exchanges themselves: no account, no key. The newest days come first, so the chart lives after seconds; the past follows behind it.</source>
        <translation>Descárguela de las propias plataformas: sin cuenta ni clave. Los días más recientes llegan primero, así el gráfico vive en segundos; el pasado sigue detrás.</translation>
    </message>
    <message>
        <source>How much of the past is fetched; the settings can change it later</source>
        <translation>Cuánto pasado se descarga; los ajustes pueden cambiarlo después</translation>
    </message>
    <message>
        <source>Begins in the background; it can be stopped, and goes on from there the next time</source>
        <translation>Empieza en segundo plano; se puede detener y sigue desde ahí la próxima vez</translation>
    </message>
</context>
<context>
    <name>btcflow::gui::Workspace</name>
    <message>
        <source>The picture shows the demonstration; this window shows the market.</source>
        <translation>La imagen muestra la demostración; esta ventana muestra el mercado.</translation>
    </message>
    <message>
        <source>The picture shows the market; this window shows the demonstration.</source>
        <translation>La imagen muestra el mercado; esta ventana muestra la demostración.</translation>
    </message>
    <message>
        <source>The picture shows %1; this window shows %2.</source>
        <translation>La imagen muestra %1; esta ventana muestra %2.</translation>
    </message>
</context>
</TS>
