<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Autostart</name>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The file %1 could not be removed: %2</source>
        <translation>Die Datei %1 konnte nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>The registry key %1 could not be written.</source>
        <translation>Der Registrierungsschlüssel %1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>IgnoreRule</name>
    <message>
        <source>%1 is not a valid port. Ports go from 1 to 65535.</source>
        <translation>%1 ist kein gültiger Port. Ports reichen von 1 bis 65535.</translation>
    </message>
    <message>
        <source>This range ends before it begins. Write it as %1-%2.</source>
        <translation>Dieser Bereich endet vor seinem Anfang. Richtig wäre %1-%2.</translation>
    </message>
    <message>
        <source>That would ignore every port. To close them all, choose “Pause all” in the window.</source>
        <translation>Damit würde jeder Port ignoriert. Um alle zu schließen, im Fenster „Alle pausieren“ wählen.</translation>
    </message>
    <message>
        <source>Enter only the program&apos;s name, without its folder.</source>
        <translation>Bitte nur den Namen des Programms angeben, ohne Ordner.</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Ports %1–%2</source>
        <translation>Ports %1–%2</translation>
    </message>
    <message>
        <source>A range needs two ports, as in 5000-5010.</source>
        <translation>Ein Bereich braucht zwei Ports, zum Beispiel 5000-5010.</translation>
    </message>
    <message>
        <source>Separate ports with commas.</source>
        <translation>Bitte mehrere Ports durch Kommas trennen.</translation>
    </message>
    <message>
        <source>Enter one port, range or process per line.</source>
        <translation>Bitte nur einen Port, Bereich oder Prozess pro Zeile angeben.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The system reserves this port.</source>
        <translation>Das System reserviert diesen Port.</translation>
    </message>
    <message>
        <source>You are not allowed to listen on this port.</source>
        <translation>Für das Lauschen auf diesem Port fehlt die Berechtigung.</translation>
    </message>
    <message>
        <source>On this computer a socket holds the port, although no program listens on it.</source>
        <translation>Auf diesem Computer belegt ein Socket den Port, obwohl kein Programm darauf lauscht.</translation>
    </message>
    <message>
        <source>%1 uses the port on this computer.</source>
        <translation>Auf diesem Computer verwendet %1 den Port.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Click to see more.</source>
        <translation>Für mehr Informationen klicken.</translation>
    </message>
    <message numerus="yes">
        <source>%n new conflicts</source>
        <translation>
            <numerusform>%n neuer Konflikt</numerusform>
            <numerusform>%n neue Konflikte</numerusform>
        </translation>
    </message>
    <message>
        <source>Ports %1</source>
        <translation>Ports %1</translation>
    </message>
    <message>
        <source>Port %1: conflict</source>
        <translation>Port %1: Konflikt</translation>
    </message>
    <message>
        <source>%1 in %2 was refused. %3</source>
        <translation>%1 in %2 wurde abgewiesen. %3</translation>
    </message>
    <message>
        <source>%1 in %2 is not mirrored. %3</source>
        <translation>%1 in %2 wird nicht gespiegelt. %3</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>Port im Gast trotzdem erlauben</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message numerus="yes">
        <source>%n new ports</source>
        <translation>
            <numerusform>%n neuer Port</numerusform>
            <numerusform>%n neue Ports</numerusform>
        </translation>
    </message>
    <message>
        <source>Mirrored: %1</source>
        <translation>Gespiegelt: %1</translation>
    </message>
    <message>
        <source>New port: %1</source>
        <translation>Neuer Port: %1</translation>
    </message>
    <message>
        <source>%1 in %2 is at %3.</source>
        <translation>%1 in %2 ist unter %3 erreichbar.</translation>
    </message>
    <message>
        <source>Click to open it in the browser.</source>
        <translation>Zum Öffnen im Browser klicken.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Portolan is still running in the tray</source>
        <translation>Portolan läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>Your ports stay on localhost. Click the icon to show the window again. To stop Portolan, choose “Quit” in its menu.</source>
        <translation>Die Ports bleiben auf localhost. Ein Klick auf das Symbol zeigt das Fenster wieder. „Beenden“ in seinem Menü beendet Portolan.</translation>
    </message>
</context>
<context>
    <name>PortCells</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>%1 open · %2 total · %3 failed</source>
        <translation>%1 offen · %2 insgesamt · %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 from the guest, %2 to it</source>
        <translation>%1 vom Gast, %2 zum Gast</translation>
    </message>
</context>
<context>
    <name>PortExport</name>
    <message>
        <source>Export ports</source>
        <translation>Ports exportieren</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON, same as portolan status --json (*.json)</source>
        <translation>JSON wie bei portolan status --json (*.json)</translation>
    </message>
    <message>
        <source>The ports could not be written to %1: %2</source>
        <translation>Die Ports konnten nicht nach %1 geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because the system reserves this port.</source>
        <translation>Port %1: %2 in %3 wird nicht gespiegelt, weil das System diesen Port reserviert.</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because you are not allowed to listen on this port. %4</source>
        <translation>Port %1: %2 in %3 wird nicht gespiegelt, weil die Berechtigung fehlt, auf diesem Port zu lauschen. %4</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because a socket holds the port, although no program listens on it. Retrying.</source>
        <translation>Port %1: %2 in %3 wird nicht gespiegelt, weil ein Socket den Port belegt, obwohl kein Programm darauf lauscht. Neuer Versuch läuft.</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; %4 uses the port on this computer.</source>
        <translation>Port %1: %2 in %3 wird nicht gespiegelt; auf diesem Computer verwendet %4 den Port.</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; the port is in use on this computer.</source>
        <translation>Port %1: %2 in %3 wurde abgewiesen; der Port wird auf diesem Computer verwendet.</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; %4 uses the port on this computer.</source>
        <translation>Port %1: %2 in %3 wurde abgewiesen; auf diesem Computer verwendet %4 den Port.</translation>
    </message>
    <message>
        <source>Port %1: %2 is no longer mirrored, because of the highest number of mirrored ports.</source>
        <translation>Port %1: %2 wird nicht mehr gespiegelt, wegen der Höchstzahl gespiegelter Ports.</translation>
    </message>
    <message>
        <source>Port %1: %2 of the user %3 is left out, because another user of %4 has the port.</source>
        <translation>Port %1: %2 des Benutzers %3 bleibt außen vor, weil ein anderer Benutzer von %4 den Port hat.</translation>
    </message>
    <message>
        <source>Programs in %1 listen on more than %2 ports. The others are not mirrored; their rows say so.</source>
        <translation>Programme in %1 lauschen auf mehr als %2 Ports. Die übrigen werden nicht gespiegelt; ihre Zeilen sagen das.</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored.</source>
        <translation>Port %1: %2 wird gespiegelt.</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored at %3</source>
        <translation>Port %1: %2 wird gespiegelt unter %3</translation>
    </message>
    <message>
        <source>%1 connected.</source>
        <translation>%1 verbunden.</translation>
    </message>
    <message>
        <source>%1 connected at %2.</source>
        <translation>%1 verbunden unter %2.</translation>
    </message>
    <message>
        <source>%1 connected at %2 (was %3).</source>
        <translation>%1 verbunden unter %2 (zuvor %3).</translation>
    </message>
    <message>
        <source>Port %1: %2 stopped listening.</source>
        <translation>Port %1: %2 lauscht nicht mehr.</translation>
    </message>
    <message>
        <source>Port %1 was switched off.</source>
        <translation>Port %1 wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>Port %1 was switched on.</source>
        <translation>Port %1 wurde eingeschaltet.</translation>
    </message>
    <message>
        <source>Port %1 no longer has a label.</source>
        <translation>Port %1 hat keine Bezeichnung mehr.</translation>
    </message>
    <message>
        <source>Port %1 is labelled “%2”.</source>
        <translation>Port %1 hat jetzt die Bezeichnung „%2“.</translation>
    </message>
    <message>
        <source>Port %1 is now ignored.</source>
        <translation>Port %1 wird jetzt ignoriert.</translation>
    </message>
    <message>
        <source>Port %1 is no longer ignored.</source>
        <translation>Port %1 wird nicht mehr ignoriert.</translation>
    </message>
    <message>
        <source>All ports are paused.</source>
        <translation>Alle Ports sind pausiert.</translation>
    </message>
    <message>
        <source>Ports are mirrored again.</source>
        <translation>Die Ports werden wieder gespiegelt.</translation>
    </message>
    <message>
        <source>Ignore rules changed.</source>
        <translation>Regeln zum Ignorieren geändert.</translation>
    </message>
    <message>
        <source>Guest changed from %2 to %1.</source>
        <translation>Gast gewechselt: von %2 zu %1.</translation>
    </message>
    <message>
        <source>%1 stopped. Its ports come back when it starts again.</source>
        <translation>%1 wurde beendet. Die Ports erscheinen wieder, sobald der Gast neu startet.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Retrying.</source>
        <translation>%1 ist nicht erreichbar. Neuer Versuch läuft.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Retrying.</source>
        <translation>%1 ist nicht erreichbar: %2. Neuer Versuch läuft.</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>The agent in %1 stopped and was restarted.</source>
        <translation>Der Agent in %1 hatte sich beendet und wurde neu gestartet.</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses.</source>
        <translation>%1 kann Programme nicht abweisen, wenn dieser Computer den Port verwendet.</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses: %2</source>
        <translation>%1 kann Programme nicht abweisen, wenn dieser Computer den Port verwendet: %2</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>Einstellungen: %1</translation>
    </message>
    <message>
        <source>Cannot write the log file %1: %2. Events are listed here only.</source>
        <translation>Die Protokolldatei %1 kann nicht geschrieben werden: %2. Ereignisse werden nur hier aufgeführt.</translation>
    </message>
    <message>
        <source>a program in %1 got %2</source>
        <translation>ein Programm in %1 erhielt %2</translation>
    </message>
    <message>
        <source>%1 in %2 got %3</source>
        <translation>%1 in %2 erhielt %3</translation>
    </message>
    <message>
        <source>In %1, %2 tried to use it and got %3</source>
        <translation>In %1 wollte %2 ihn verwenden und erhielt %3</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1 at %2.</source>
        <translation>%1 (um %2).</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last at %2).</source>
        <translation>
            <numerusform>%1 (%n-mal, zuletzt um %2).</numerusform>
            <numerusform>%1 (%n-mal, zuletzt um %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved by the system</source>
        <translation>Vom System reserviert</translation>
    </message>
    <message>
        <source>No permission to listen on this port</source>
        <translation>Keine Berechtigung zum Lauschen auf diesem Port</translation>
    </message>
    <message>
        <source>Held by a socket on this computer that no program listens on</source>
        <translation>Auf diesem Computer von einem Socket belegt, auf dem kein Programm lauscht</translation>
    </message>
    <message>
        <source>Used by %1 on this computer</source>
        <translation>Auf diesem Computer von %1 belegt</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Port %1 on this computer is taken, although no program listens on it: a socket is bound to it, or an old connection is still closing.</source>
        <translation>Port %1 ist auf diesem Computer belegt, obwohl kein Programm darauf lauscht: Ein Socket ist daran gebunden, oder eine alte Verbindung wird noch geschlossen.</translation>
    </message>
    <message>
        <source>Retrying automatically.</source>
        <translation>Portolan versucht es automatisch erneut.</translation>
    </message>
    <message>
        <source>Port %1 is used by %2 on this computer.</source>
        <translation>Auf diesem Computer verwendet %2 den Port %1.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>But %1 uses port %2 on this computer: that has to stop first.</source>
        <translation>Allerdings verwendet auf diesem Computer %1 den Port %2: Das muss zuerst enden.</translation>
    </message>
    <message>
        <source>that program</source>
        <translation>dieses Programm</translation>
    </message>
    <message>
        <source>Stop %1 to free the port, use another port in the guest, or let the guest use this port anyway: then both listen, and localhost:%2 still reaches %1.</source>
        <translation>Um den Port freizugeben, %1 beenden. Oder im Gast einen anderen Port verwenden oder diesen im Gast trotzdem erlauben: Dann lauschen beide, und localhost:%2 erreicht weiterhin %1.</translation>
    </message>
    <message>
        <source>So localhost:%1 does not reach %2 in %3. Stop %4 to have the port mirrored at once, or use another port in the guest.</source>
        <translation>Daher ist %2 in %3 nicht über localhost:%1 erreichbar. Wird %4 beendet, wird der Port sofort gespiegelt; andernfalls im Gast einen anderen Port verwenden.</translation>
    </message>
    <message>
        <source>The system reserves port %1. No program uses it, but none may listen on it either, so %2 cannot be mirrored.</source>
        <translation>Das System reserviert Port %1. Kein Programm verwendet ihn, aber es darf auch keines darauf lauschen; daher kann %2 nicht gespiegelt werden.</translation>
    </message>
    <message>
        <source>Use another port in the guest, or free the range: run &quot;net stop winnat&quot; and then &quot;net start winnat&quot; as administrator. &quot;netsh int ipv4 show excludedportrange tcp&quot; lists the ranges.</source>
        <translation>Im Gast einen anderen Port verwenden oder den Bereich freigeben: als Administrator „net stop winnat“ und danach „net start winnat“ ausführen. „netsh int ipv4 show excludedportrange tcp“ listet die Bereiche auf.</translation>
    </message>
    <message>
        <source>Use another port in the guest.</source>
        <translation>Im Gast einen anderen Port verwenden.</translation>
    </message>
    <message>
        <source>The system does not let you listen on port %1, so %2 cannot be mirrored.</source>
        <translation>Das System erlaubt das Lauschen auf Port %1 nicht, daher kann %2 nicht gespiegelt werden.</translation>
    </message>
    <message>
        <source>(The system said: %1)</source>
        <translation>(Meldung des Systems: %1)</translation>
    </message>
    <message>
        <source>All ports are paused. Resume to bring port %1 back to localhost.</source>
        <translation>Alle Ports sind pausiert. Nach dem Fortsetzen ist Port %1 wieder auf localhost.</translation>
    </message>
    <message>
        <source>You switched port %1 off. Nothing listens on it in the guest now. If a program does, it is reachable only in the guest.</source>
        <translation>Port %1 ist ausgeschaltet. Im Gast lauscht zurzeit nichts darauf. Falls ein Programm darauf lauscht, ist es nur im Gast erreichbar.</translation>
    </message>
    <message>
        <source>You switched port %1 off: %2 is reachable only in the guest.</source>
        <translation>Port %1 ist ausgeschaltet: %2 ist nur im Gast erreichbar.</translation>
    </message>
    <message>
        <source>Ignored: port range</source>
        <translation>Ignoriert: Portbereich</translation>
    </message>
    <message>
        <source>Ignored: program</source>
        <translation>Ignoriert: Programm</translation>
    </message>
    <message>
        <source>Ignored: ephemeral port</source>
        <translation>Ignoriert: dynamischer Port</translation>
    </message>
    <message>
        <source>Ignored: name service (DNS)</source>
        <translation>Ignoriert: Namensdienst (DNS)</translation>
    </message>
    <message>
        <source>Ignored by you</source>
        <translation>Von Ihnen ignoriert</translation>
    </message>
    <message>
        <source>Port %1 is in a range that you ignore, so it is not mirrored. To mirror it anyway, stop ignoring this port.</source>
        <translation>Port %1 liegt in einem ignorierten Portbereich und wird daher nicht gespiegelt. Mit „Nicht mehr ignorieren“ wird er trotzdem gespiegelt.</translation>
    </message>
    <message>
        <source>You ignore programs with this name, so port %1 of %2 is not mirrored. To mirror it anyway, stop ignoring this port.</source>
        <translation>Programme dieses Namens werden ignoriert, daher wird Port %1 von %2 nicht gespiegelt. Mit „Nicht mehr ignorieren“ wird er trotzdem gespiegelt.</translation>
    </message>
    <message>
        <source>Port %1 is an ephemeral port: the guest assigned it to a program that asked for any free port. You ignore such ports. To mirror it anyway, stop ignoring this port.</source>
        <translation>Port %1 ist ein dynamischer Port: Der Gast hat ihn einem Programm zugeteilt, das irgendeinen freien Port wollte. Solche Ports werden ignoriert. Mit „Nicht mehr ignorieren“ wird er trotzdem gespiegelt.</translation>
    </message>
    <message>
        <source>You ignore port %1, so it is not mirrored.</source>
        <translation>Port %1 wird ignoriert und daher nicht gespiegelt.</translation>
    </message>
    <message>
        <source>Ignored: another network of the guest</source>
        <translation>Ignoriert: anderes Netz des Gasts</translation>
    </message>
    <message>
        <source>Ignored: listens on %1 only</source>
        <translation>Ignoriert: lauscht nur auf %1</translation>
    </message>
    <message>
        <source>Allowed in the guest, not mirrored</source>
        <translation>Im Gast zugelassen, nicht gespiegelt</translation>
    </message>
    <message>
        <source>Mirrored by WSL itself</source>
        <translation>Von WSL selbst gespiegelt</translation>
    </message>
    <message>
        <source>Ignored: too many ports</source>
        <translation>Ignoriert: zu viele Ports</translation>
    </message>
    <message>
        <source>Portolan mirrors at most %1 ports. Those with a rule or label of yours come first, then root&apos;s, then the older ones. To mirror port %2 anyway, stop ignoring it, or raise the limit in the preferences.</source>
        <translation>Portolan spiegelt höchstens %1 Ports: zuerst die mit eigener Regel oder Bezeichnung, dann die von root, dann die älteren. Um Port %2 trotzdem zu spiegeln, das Ignorieren aufheben oder in den Einstellungen die Höchstzahl erhöhen.</translation>
    </message>
    <message>
        <source>%1 listens on an address in another network of %2, which localhost does not cover. To have port %3 mirrored, let it listen on 127.0.0.1 or 0.0.0.0.</source>
        <translation>%1 lauscht auf einer Adresse in einem anderen Netz von %2, für das localhost nicht zuständig ist. Damit Port %3 gespiegelt wird, muss das Programm auf 127.0.0.1 oder 0.0.0.0 lauschen.</translation>
    </message>
    <message>
        <source>You let programs in %1 use port %2 even while this computer uses it, so it is not mirrored.</source>
        <translation>Programme in %1 dürfen Port %2 auch dann verwenden, wenn dieser Computer ihn verwendet; daher wird er nicht gespiegelt.</translation>
    </message>
    <message>
        <source>localhost:%1 reaches %2. You let programs in %3 use the port there too, so it is not mirrored.</source>
        <translation>Über localhost:%1 ist %2 erreichbar. Programme in %3 dürfen den Port dort ebenfalls verwenden; daher wird er nicht gespiegelt.</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding already mirrors port %1. To leave it to Portolan, write localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder, then run &quot;wsl --shutdown&quot;.</source>
        <translation>Die localhost-Weiterleitung von WSL spiegelt Port %1 bereits. Um ihn Portolan zu überlassen, in der Datei .wslconfig im Benutzerordner unter [wsl2] localhostForwarding=false eintragen und danach „wsl --shutdown“ ausführen.</translation>
    </message>
    <message>
        <source>Waiting: %1 is not running</source>
        <translation>Wartet: %1 läuft nicht</translation>
    </message>
    <message>
        <source>Waiting: %1 does not answer</source>
        <translation>Wartet: %1 antwortet nicht</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Wartet auf %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached, so port %2 is closed on this computer. Portolan keeps trying.</source>
        <translation>%1 ist nicht erreichbar, daher ist Port %2 auf diesem Computer geschlossen. Portolan versucht es weiter.</translation>
    </message>
    <message>
        <source>%1 is not running. Port %2 is mirrored again as soon as a program in %1 listens on it.</source>
        <translation>%1 läuft nicht. Port %2 wird wieder gespiegelt, sobald ein Programm in %1 darauf lauscht.</translation>
    </message>
    <message>
        <source>Mirrored on IPv6 only</source>
        <translation>Nur über IPv6 gespiegelt</translation>
    </message>
    <message>
        <source>Mirrored on IPv4 only</source>
        <translation>Nur über IPv4 gespiegelt</translation>
    </message>
    <message>
        <source>Mirrored without %1 of %2</source>
        <translation>Gespiegelt, ohne %1 von %2</translation>
    </message>
    <message>
        <source>%1 of the user %2 listens on %3 as well, but users of %4 do not share a port: localhost:%5 reaches only %6 of the user %7. Use another port for one of them.</source>
        <translation>%1 des Benutzers %2 lauscht ebenfalls auf %3, aber Benutzer von %4 teilen sich keinen Port: localhost:%5 erreicht nur %6 des Benutzers %7. Für eines der beiden bitte einen anderen Port verwenden.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>This computer has no %1, so port %2 is mirrored on %3 only.</source>
        <translation>Dieser Computer hat kein %1, daher wird Port %2 nur auf %3 gespiegelt.</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>wird gestartet…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waiting for the agent in %1 to answer…</source>
        <translation>Warten auf Antwort des Agenten in %1…</translation>
    </message>
    <message>
        <source>%1 is running but has no address that this computer can connect to. Its ports come back automatically when it gets one.</source>
        <translation>%1 läuft, hat aber keine Adresse, zu der dieser Computer eine Verbindung aufbauen kann. Sobald es eine gibt, erscheinen die Ports automatisch wieder.</translation>
    </message>
    <message>
        <source>%1 is running, but connections to %2 do not get through.</source>
        <translation>%1 läuft, aber Verbindungen zu %2 kommen nicht durch.</translation>
    </message>
    <message>
        <source>Portolan keeps trying.</source>
        <translation>Portolan versucht es weiter.</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Wartezeit</translation>
    </message>
    <message>
        <source>the connection was closed at once</source>
        <translation>die Verbindung wurde sofort geschlossen</translation>
    </message>
    <message>
        <source>Portolan dialled %1 port %2 from %3: %4.</source>
        <translation>Portolan hat %1, Port %2, von %3 aus angewählt: %4.</translation>
    </message>
    <message>
        <source>Most likely a firewall, in the guest or on this computer, drops the connections, or a VPN has taken over that network.</source>
        <translation>Wahrscheinlich verwirft eine Firewall im Gast oder auf diesem Computer die Verbindungen, oder ein VPN hat jenes Netz übernommen.</translation>
    </message>
    <message>
        <source>Most likely the agent no longer listens there, or a firewall in the guest rejects the connections.</source>
        <translation>Wahrscheinlich lauscht der Agent dort nicht mehr, oder eine Firewall im Gast weist die Verbindungen ab.</translation>
    </message>
    <message>
        <source>Most likely the adapter of this computer is down, or a VPN has taken over that network.</source>
        <translation>Wahrscheinlich ist der Adapter dieses Computers abgeschaltet, oder ein VPN hat jenes Netz übernommen.</translation>
    </message>
    <message>
        <source>Most likely the guest is cut off from that network, or a firewall rejects the connections.</source>
        <translation>Wahrscheinlich ist der Gast von jenem Netz getrennt, oder eine Firewall weist die Verbindungen ab.</translation>
    </message>
    <message>
        <source>Most likely a firewall or a policy of this computer forbids the connections.</source>
        <translation>Wahrscheinlich verbietet eine Firewall oder eine Richtlinie dieses Computers die Verbindungen.</translation>
    </message>
    <message>
        <source>Most likely something other than the agent answers there, or changes where the connections seem to come from.</source>
        <translation>Wahrscheinlich antwortet dort etwas anderes als der Agent, oder etwas verändert, woher die Verbindungen zu kommen scheinen.</translation>
    </message>
    <message>
        <source>Most likely the adapter of this computer is gone or has another address.</source>
        <translation>Wahrscheinlich ist der Adapter dieses Computers verschwunden oder hat eine andere Adresse.</translation>
    </message>
    <message>
        <source>No WSL distribution is running. Start one, for example with “wsl” in a terminal, and its ports are mirrored.</source>
        <translation>Keine WSL-Distribution läuft. Sobald eine gestartet wird, zum Beispiel mit „wsl“ in einem Terminal, werden ihre Ports gespiegelt.</translation>
    </message>
    <message>
        <source>%1 is not running. Start it, and its ports come back automatically.</source>
        <translation>%1 läuft nicht. Nach dem Start erscheinen die Ports automatisch wieder.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. The reason is unknown.</source>
        <translation>%1 ist nicht erreichbar. Der Grund ist unbekannt.</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Windows host</source>
        <translation>Windows-Host</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>1 mirrored</source>
        <translation>1 gespiegelt</translation>
    </message>
    <message numerus="yes">
        <source>%n mirrored</source>
        <translation>
            <numerusform>%n gespiegelt</numerusform>
            <numerusform>%n gespiegelt</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 Konflikt</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>%n Konflikt</numerusform>
            <numerusform>%n Konflikte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 paused</source>
        <translation>1 pausiert</translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n pausiert</numerusform>
            <numerusform>%n pausiert</numerusform>
        </translation>
    </message>
    <message>
        <source>1 off</source>
        <translation>1 aus</translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation>
            <numerusform>%n aus</numerusform>
            <numerusform>%n aus</numerusform>
        </translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation>1 wartet</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 ignored</source>
        <translation>1 ignoriert</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignoriert</numerusform>
            <numerusform>%n ignoriert</numerusform>
        </translation>
    </message>
    <message>
        <source>no ports</source>
        <translation>keine Ports</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>a program (pid %1)</source>
        <translation>ein Programm (pid %1)</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (pid %2)</translation>
    </message>
    <message>
        <source>a program of the user %1</source>
        <translation>ein Programm des Benutzers %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Use another port in the guest, or find the program or policy that blocks this one.</source>
        <translation>Im Gast einen anderen Port verwenden oder das Programm oder die Richtlinie suchen, die diesen Port sperrt.</translation>
    </message>
    <message>
        <source>A security policy on this computer forbids it. Use another port in the guest, or change the policy.</source>
        <translation>Eine Sicherheitsrichtlinie dieses Computers verbietet es. Im Gast einen anderen Port verwenden oder die Richtlinie ändern.</translation>
    </message>
    <message>
        <source>To allow it for all your programs, run “%1”. To allow it for Portolan only, run “%2” and restart Portolan.</source>
        <translation>Um es allen eigenen Programmen zu erlauben, „%1“ ausführen. Um es nur Portolan zu erlauben, „%2“ ausführen und Portolan neu starten.</translation>
    </message>
    <message>
        <source>Detection by kernel events: the guest&apos;s kernel reports at once when a program listens on a port.</source>
        <translation>Erkennung durch Kernel-Ereignisse: Der Kernel des Gasts meldet sofort, wenn ein Programm auf einem Port lauscht.</translation>
    </message>
    <message>
        <source>Detection by polling: the agent looks for listening programs several times a second, so a port may take a moment to appear.</source>
        <translation>Erkennung durch Abfrage: Der Agent sucht mehrmals pro Sekunde nach lauschenden Programmen; ein Port erscheint daher unter Umständen leicht verzögert.</translation>
    </message>
    <message>
        <source>Kernel events need guest kernel 5.8 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>Kernel-Ereignisse erfordern einen Gast-Kernel ab 5.8 mit BPF, ein eingehängtes cgroup2 und einen Agenten, der als root läuft.</translation>
    </message>
    <message>
        <source>Refusal by EACCES: a guest program that binds a port used by this computer gets EACCES, as if both ran on one machine.</source>
        <translation>Abweisung mit EACCES: Ein Gastprogramm, das einen von diesem Computer verwendeten Port belegen will, erhält EACCES – wie auf ein und demselben Rechner.</translation>
    </message>
    <message>
        <source>Refusal by EPERM: a guest program that binds a port used by this computer gets EPERM instead of %1. Some programs do not handle it.</source>
        <translation>Abweisung mit EPERM: Ein Gastprogramm, das einen von diesem Computer verwendeten Port belegen will, erhält EPERM statt %1. Manche Programme kommen damit nicht zurecht.</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: a guest program that binds a port used by this computer finds it in use, and may try the next one.</source>
        <translation>Abweisung mit EADDRINUSE: Ein Gastprogramm, das einen von diesem Computer verwendeten Port belegen will, findet ihn belegt vor und versucht dann vielleicht den nächsten.</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: the agent holds the ports that this computer uses, so a guest program finds them in use.</source>
        <translation>Abweisung mit EADDRINUSE: Der Agent belegt die Ports, die dieser Computer verwendet, sodass ein Gastprogramm sie belegt vorfindet.</translation>
    </message>
    <message>
        <source>No refusal: a guest program can bind a port used by this computer and does not notice the conflict.</source>
        <translation>Keine Abweisung: Ein Gastprogramm kann einen Port belegen, den dieser Computer verwendet, und bemerkt den Konflikt nicht.</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>Grund: %1.</translation>
    </message>
    <message>
        <source>%1 needs guest kernel 5.18 or later.</source>
        <translation>%1 erfordert einen Gast-Kernel ab 5.18.</translation>
    </message>
    <message>
        <source>To show refused programs, Portolan needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>Um abgewiesene Programme anzuzeigen, braucht Portolan einen Gast-Kernel ab 5.18 mit BPF, ein eingehängtes cgroup2 und einen Agenten, der als root läuft.</translation>
    </message>
    <message>
        <source>EACCES needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>EACCES erfordert einen Gast-Kernel ab 5.18 mit BPF, ein eingehängtes cgroup2 und einen Agenten, der als root läuft.</translation>
    </message>
    <message>
        <source>Direct connections: the guest&apos;s kernel hands them straight to the services. This is the fastest path.</source>
        <translation>Direkte Verbindungen: Der Kernel des Gasts übergibt sie unmittelbar an die Dienste. Das ist der schnellste Weg.</translation>
    </message>
    <message>
        <source>Connections through the agent: it accepts them and forwards them to the services.</source>
        <translation>Verbindungen über den Agenten: Er nimmt sie an und leitet sie an die Dienste weiter.</translation>
    </message>
    <message>
        <source>direct (kernel)</source>
        <translation>direkt (Kernel)</translation>
    </message>
    <message>
        <source>through the agent</source>
        <translation>über den Agenten</translation>
    </message>
    <message>
        <source>Agent %1.</source>
        <translation>Agent %1.</translation>
    </message>
    <message>
        <source>Agent %1, guest kernel %2.</source>
        <translation>Agent %1, Gast-Kernel %2.</translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation>%1 hat keine Adresse.</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1: %2 %3.</translation>
    </message>
    <message>
        <source>all ports are paused</source>
        <translation>alle Ports sind pausiert</translation>
    </message>
    <message>
        <source>%1 is %2; %3.</source>
        <translation>%1: %2; %3.</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Portolan has run out of file descriptors, memory or ports, so new connections are reset. Open connections continue. Close some of them, or raise the limit of open files and restart Portolan.</source>
        <translation>Portolan hat keine Dateideskriptoren, keinen Speicher oder keine Ports mehr; neue Verbindungen werden daher zurückgesetzt. Offene laufen weiter. Einige davon schließen, oder die Höchstzahl offener Dateien erhöhen und Portolan neu starten.</translation>
    </message>
    <message>
        <source>The agent in %1 has run out of file descriptors, memory or ports, so new connections are reset. Open connections continue; close some of them.</source>
        <translation>Der Agent in %1 hat keine Dateideskriptoren, keinen Speicher oder keine Ports mehr; neue Verbindungen werden daher zurückgesetzt. Offene laufen weiter; einige davon schließen.</translation>
    </message>
    <message>
        <source>Programs in %1 listen on so many ports that some are missing here. Each user keeps a fair share, and ports with a rule or label of yours come first.</source>
        <translation>Programme in %1 lauschen auf so vielen Ports, dass hier einige fehlen. Jeder Benutzer behält einen fairen Anteil, und Ports mit eigener Regel oder Bezeichnung kommen zuerst.</translation>
    </message>
    <message>
        <source>The system reserves ports %3 to %4, including port %1. No program uses it, but none may listen on it either, so %2 cannot be mirrored.</source>
        <translation>Das System reserviert die Ports %3 bis %4, darunter Port %1. Kein Programm verwendet ihn, aber es darf auch keines darauf lauschen; daher kann %2 nicht gespiegelt werden.</translation>
    </message>
    <message>
        <source>Nobody is using %1, so Portolan disconnected to let it stop. Portolan reconnects when it is used again.</source>
        <translation>Niemand benutzt gerade %1, daher hat Portolan die Verbindung getrennt, damit es sich beenden kann. Portolan verbindet sich wieder, sobald es benutzt wird.</translation>
    </message>
    <message>
        <source>Port %1 is the guest&apos;s name service (DNS), which this computer does not need. To mirror it anyway, stop ignoring this port.</source>
        <translation>Port %1 ist der Namensdienst (DNS) des Gasts, den dieser Computer nicht benötigt. Mit „Nicht mehr ignorieren“ wird er trotzdem gespiegelt.</translation>
    </message>
    <message>
        <source>Programs in %2 may now use port %1, even while this computer uses it.</source>
        <translation>Programme in %2 dürfen Port %1 jetzt verwenden, auch wenn dieser Computer ihn verwendet.</translation>
    </message>
    <message>
        <source>Port %1 is blocked in %2 again while this computer uses it.</source>
        <translation>Port %1 ist in %2 wieder gesperrt, solange dieser Computer ihn verwendet.</translation>
    </message>
    <message>
        <source>Waiting: %1 cannot be reached</source>
        <translation>Wartet: %1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Until then port %1 is closed on this computer.</source>
        <translation>Bis dahin ist Port %1 auf diesem Computer geschlossen.</translation>
    </message>
    <message>
        <source>%1 is running, but the agent in it does not answer. Portolan keeps trying.</source>
        <translation>%1 läuft, aber der Agent darin antwortet nicht. Portolan versucht es weiter.</translation>
    </message>
    <message>
        <source>%1 is running, but its interface %2 is down. Its ports come back automatically when it is up.</source>
        <translation>%1 läuft, aber die Schnittstelle %2 darin ist abgeschaltet. Sobald sie wieder aktiv ist, erscheinen die Ports automatisch wieder.</translation>
    </message>
    <message>
        <source>%1 has no interface %2 with an address, which was chosen for it, and no other one either. Its ports come back automatically when it gets one.</source>
        <translation>%1 hat keine Schnittstelle %2 mit einer Adresse, die dafür gewählt wurde, und auch keine andere. Die Ports kommen von selbst wieder, sobald es eine gibt.</translation>
    </message>
    <message>
        <source>%1 has no interface %2 with an address, which was chosen for it. Choose another one in the preferences: %3.</source>
        <translation>%1 hat keine Schnittstelle %2 mit einer Adresse, die dafür gewählt wurde. In den Einstellungen eine andere wählen: %3.</translation>
    </message>
    <message>
        <source>This computer has no adapter %2, which was chosen for %1. Choose another one in the preferences.</source>
        <translation>Dieser Computer hat keinen Adapter %2, der für %1 gewählt wurde. In den Einstellungen einen anderen wählen.</translation>
    </message>
    <message>
        <source>No adapter on this computer connects to %1. Check the guest&apos;s network, or choose another adapter in the preferences.</source>
        <translation>Kein Adapter dieses Computers ist mit %1 verbunden. Das Netz des Gasts prüfen oder in den Einstellungen einen anderen Adapter wählen.</translation>
    </message>
    <message>
        <source>%1 is running, but the agent in it cannot listen on %2. Portolan keeps trying.</source>
        <translation>%1 läuft, aber der Agent darin kann auf %2 nicht lauschen. Portolan versucht es weiter.</translation>
    </message>
    <message>
        <source>Portolan does not connect to %2: the agent in %1 gave this address, but it cannot be the guest&apos;s. Check the guest&apos;s network and programs.</source>
        <translation>Portolan verbindet sich nicht mit %2: Der Agent in %1 hat diese Adresse angegeben, doch sie kann nicht die des Gasts sein. Netz und Programme des Gasts prüfen.</translation>
    </message>
    <message>
        <source>Slower detection: polling</source>
        <translation>Langsamere Erkennung: Abfrage</translation>
    </message>
    <message>
        <source>No refusal</source>
        <translation>Keine Abweisung</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>Refused programs are not shown</source>
        <translation>Abgewiesene Programme werden nicht angezeigt</translation>
    </message>
    <message>
        <source>Slower connections: through the agent</source>
        <translation>Langsamere Verbindungen: über den Agenten</translation>
    </message>
</context>
<context>
    <name>WslForwarding</name>
    <message>
        <source>Ports that WSL mirrors itself</source>
        <translation>Ports, die WSL selbst spiegelt</translation>
    </message>
    <message>
        <source>Saved. WSL applies it the next time it starts.</source>
        <translation>Gespeichert. WSL übernimmt es beim nächsten Start.</translation>
    </message>
    <message>
        <source>To apply it now, run “%1”. This stops everything that runs in WSL. Portolan reconnects when you start a distribution.</source>
        <translation>Damit es sofort gilt, „%1“ ausführen. Das beendet alles, was in WSL läuft. Portolan verbindet sich wieder, sobald eine Distribution gestartet wird.</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding mirrors guest ports too. Switch it off?</source>
        <translation>Auch die localhost-Weiterleitung von WSL spiegelt Ports des Gasts. Soll sie abgeschaltet werden?</translation>
    </message>
    <message>
        <source>Portolan then mirrors these ports: on both localhost addresses, with half-closed connections, reported conflicts and a switch for each port.

Portolan writes localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder. Everything else in the file stays. A copy of the current file is kept beside it as .wslconfig.before-portolan.</source>
        <translation>Dann spiegelt Portolan diese Ports: auf beiden Adressen von localhost, mit halb geschlossenen Verbindungen, gemeldeten Konflikten und einem Schalter für jeden Port.

Portolan trägt localhostForwarding=false unter [wsl2] in der Datei .wslconfig im Benutzerordner ein. Alles andere in der Datei bleibt. Eine Kopie der jetzigen Datei liegt danach daneben als .wslconfig.before-portolan.</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Abschalten</translation>
    </message>
</context>
<context>
    <name>portolan::AboutDialog</name>
    <message>
        <source>About Portolan</source>
        <translation>Über Portolan</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is built with Qt (LGPL 3), Asio (Boost Software License 1.0) and JSON for Modern C++ (MIT licence).</source>
        <translation>Freie Software unter der MIT-Lizenz. Entwickelt mit Qt (LGPL 3), Asio (Boost Software License 1.0) und JSON for Modern C++ (MIT-Lizenz).</translation>
    </message>
    <message>
        <source>Portolan %1</source>
        <translation>Portolan %1</translation>
    </message>
    <message>
        <source>The ports of a Linux guest on this computer&apos;s localhost.</source>
        <translation>Die Ports eines Linux-Gasts auf localhost dieses Computers.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Portable: the settings stay beside the program and move with it.</source>
        <translation>Portabel: Die Einstellungen liegen neben dem Programm und ziehen mit ihm um.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
</context>
<context>
    <name>portolan::AddressButton</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>portolan::AddressCard</name>
    <message>
        <source>No adapter found</source>
        <translation>Kein Adapter gefunden</translation>
    </message>
    <message>
        <source>No address yet</source>
        <translation>Noch keine Adresse</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>Maske %1</translation>
    </message>
    <message>
        <source>  ·  mask %1</source>
        <translation>  ·  Maske %1</translation>
    </message>
    <message>
        <source>The address of the mirrored ports on this computer: 127.0.0.1 and ::1</source>
        <translation>Unter dieser Adresse liegen die gespiegelten Ports auf diesem Computer: 127.0.0.1 und ::1</translation>
    </message>
    <message>
        <source>Programs in the guest reach this computer at this address</source>
        <translation>Unter dieser Adresse erreichen Programme im Gast diesen Computer</translation>
    </message>
    <message>
        <source>The guest&apos;s address in the network that it shares with this computer</source>
        <translation>Die Adresse des Gasts in dem Netz, das er mit diesem Computer teilt</translation>
    </message>
</context>
<context>
    <name>portolan::AddressPicture</name>
    <message>
        <source>The two addresses are in different networks. Connections may not get through.</source>
        <translation>Die beiden Adressen liegen in verschiedenen Netzen. Verbindungen kommen möglicherweise nicht durch.</translation>
    </message>
    <message>
        <source>The masks differ, but both addresses are in %1 – %2.</source>
        <translation>Die Masken unterscheiden sich, aber beide Adressen liegen in %1 – %2.</translation>
    </message>
    <message>
        <source>Paused. No port is reachable on localhost until you resume.</source>
        <translation>Pausiert. Bis zum Fortsetzen ist kein Port über localhost erreichbar.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>Die Ports wieder spiegeln</translation>
    </message>
    <message>
        <source>Retry immediately</source>
        <translation>Sofort erneut versuchen</translation>
    </message>
</context>
<context>
    <name>portolan::BusNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>portolan::EventList</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Events appear here.</source>
        <translation>Hier erscheinen die Ereignisse.</translation>
    </message>
    <message>
        <source>Events, newest first. Ctrl+C copies the selected lines.</source>
        <translation>Ereignisse, das neueste zuerst. Strg+C kopiert die ausgewählten Zeilen.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>No event matches the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>portolan::EventModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>portolan::EventPane</name>
    <message>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Filter events…</source>
        <translation>Ereignisse filtern…</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Show events that contain these words: a port, a program, a time</source>
        <translation>Zeigt Ereignisse, die diese Wörter enthalten: ein Port, ein Programm, eine Uhrzeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Levels to show</source>
        <translation>Angezeigte Stufen</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Copy log path</source>
        <translation>Protokollpfad kopieren</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>Protokoll: %1</translation>
    </message>
    <message>
        <source>Events are also saved in %1</source>
        <translation>Ereignisse werden auch in %1 gespeichert</translation>
    </message>
    <message>
        <source>No program on this computer can show folders. The log is in %1.</source>
        <translation>Kein Programm auf diesem Computer kann Ordner anzeigen. Das Protokoll liegt in %1.</translation>
    </message>
    <message>
        <source>Log path copied.</source>
        <translation>Protokollpfad kopiert.</translation>
    </message>
</context>
<context>
    <name>portolan::FilterChips</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>portolan::GeneralPage</name>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>Bei der &amp;Anmeldung starten</translation>
    </message>
    <message>
        <source>Start &amp;minimized to tray</source>
        <translation>&amp;Minimiert im Infobereich starten</translation>
    </message>
    <message>
        <source>Click the tray icon to show the window. Without a tray it always shows.</source>
        <translation>Ein Klick auf das Symbol im Infobereich zeigt das Fenster. Ohne Infobereich erscheint es immer.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Systemsprache</translation>
    </message>
</context>
<context>
    <name>portolan::GuestPage</name>
    <message>
        <source>Whose ports to mirror. Pick one, or type wsl, wsl:NAME, netns:NAME (a network namespace) or demo. Changes take effect immediately.</source>
        <translation>Wessen Ports gespiegelt werden. Einen Gast auswählen oder eingeben: wsl, wsl:NAME, netns:NAME (ein Netzwerk-Namensraum) oder demo. Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>The network interface of this computer that connects to the guest.</source>
        <translation>Die Netzwerkschnittstelle dieses Computers, die mit dem Gast verbunden ist.</translation>
    </message>
    <message>
        <source>The network interface of the guest that connects to this computer.</source>
        <translation>Die Netzwerkschnittstelle des Gasts, die mit diesem Computer verbunden ist.</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Gast</translation>
    </message>
    <message>
        <source>&amp;Adapter</source>
        <translation>&amp;Adapter</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>&amp;Schnittstelle</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>In use: %1 (%2), set on the command line for this run.</source>
        <translation>In Gebrauch: %1 (%2), für diesen Lauf auf der Befehlszeile vorgegeben.</translation>
    </message>
    <message>
        <source>In use: %1 (%2)</source>
        <translation>In Gebrauch: %1 (%2)</translation>
    </message>
    <message>
        <source>No adapter in use: none on this computer connects to the guest.</source>
        <translation>Kein Adapter in Gebrauch: Auf diesem Computer ist keiner mit dem Gast verbunden.</translation>
    </message>
    <message>
        <source>No interface in use: none of the guest&apos;s connects to this computer.</source>
        <translation>Keine Schnittstelle in Gebrauch: Keine des Gasts ist mit diesem Computer verbunden.</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In Gebrauch: %1</translation>
    </message>
    <message>
        <source>&amp;Keep WSL running</source>
        <translation>WSL am &amp;Laufen halten</translation>
    </message>
    <message>
        <source>When this is off, Portolan disconnects while nobody uses WSL, so that WSL can stop and free its memory. Portolan reconnects when you use WSL again.</source>
        <translation>Ist dies ausgeschaltet, trennt Portolan die Verbindung, solange niemand WSL benutzt. So kann WSL sich beenden und seinen Speicher freigeben. Portolan verbindet sich wieder, sobald WSL benutzt wird.</translation>
    </message>
</context>
<context>
    <name>portolan::IgnoreRulesModel</name>
    <message>
        <source>“%1” is already in the list.</source>
        <translation>„%1“ ist bereits in der Liste.</translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Retry conflicts</source>
        <translation>Konflikte neu prüfen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Layout zurücksetzen</translation>
    </message>
    <message>
        <source>About Portolan</source>
        <translation>Über Portolan</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle pausieren</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>Die Ports wieder spiegeln</translation>
    </message>
    <message>
        <source>Close every mirrored port until you resume</source>
        <translation>Alle gespiegelten Ports bis zum Fortsetzen schließen</translation>
    </message>
    <message>
        <source>Portolan</source>
        <translation>Portolan</translation>
    </message>
    <message>
        <source>%1 – Portolan</source>
        <translation>%1 – Portolan</translation>
    </message>
    <message>
        <source>Diagnostics copied. Paste them into the bug report.</source>
        <translation>Diagnose kopiert. Sie kann jetzt in den Fehlerbericht eingefügt werden.</translation>
    </message>
    <message>
        <source>Export ports…</source>
        <translation>Ports exportieren…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
</context>
<context>
    <name>portolan::MenuButton</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>portolan::MirrorLine</name>
    <message>
        <source>connecting…</source>
        <translation>wird verbunden…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>1 port</source>
        <translation>1 Port</translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <translation>
            <numerusform>%n Port</numerusform>
            <numerusform>%n Ports</numerusform>
        </translation>
    </message>
    <message>
        <source>no port mirrored</source>
        <translation>kein Port gespiegelt</translation>
    </message>
    <message>
        <source>1 port mirrored</source>
        <translation>1 Port gespiegelt</translation>
    </message>
    <message numerus="yes">
        <source>%n ports mirrored</source>
        <translation>
            <numerusform>%n Port gespiegelt</numerusform>
            <numerusform>%n Ports gespiegelt</numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>To %1 (→): %2
From %1 (←): %3</source>
        <translation>Zu %1 (→): %2
Von %1 (←): %3</translation>
    </message>
    <message>
        <source>%1 to %3, %2 from %3</source>
        <translation>%1 zu %3, %2 von %3</translation>
    </message>
</context>
<context>
    <name>portolan::NotificationsPage</name>
    <message>
        <source>Notify me</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>When a port is in con&amp;flict</source>
        <translation>Bei einem Port-&amp;Konflikt</translation>
    </message>
    <message>
        <source>A program on this computer uses a port that a program in the guest wants.</source>
        <translation>Ein Programm auf diesem Computer verwendet einen Port, den ein Programm im Gast belegen will.</translation>
    </message>
    <message>
        <source>When a &amp;new port is mirrored</source>
        <translation>Wenn ein &amp;neuer Port gespiegelt wird</translation>
    </message>
    <message>
        <source>Includes an Open button. Several new ports share one notification.</source>
        <translation>Mit einer Schaltfläche zum Öffnen. Mehrere neue Ports teilen sich eine Benachrichtigung.</translation>
    </message>
</context>
<context>
    <name>portolan::PortActions</name>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL kopieren</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Bezeichnung…</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>Port im Gast trotzdem erlauben</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Open as https://</source>
        <translation>Mit https:// öffnen</translation>
    </message>
    <message>
        <source>Open as http://</source>
        <translation>Mit http:// öffnen</translation>
    </message>
    <message>
        <source>Copy address on this computer</source>
        <translation>Adresse auf diesem Computer kopieren</translation>
    </message>
    <message>
        <source>Copy %1 (on this computer)</source>
        <translation>%1 kopieren (auf diesem Computer)</translation>
    </message>
    <message>
        <source>Copy address in the guest</source>
        <translation>Adresse im Gast kopieren</translation>
    </message>
    <message>
        <source>Copy %1 (in the guest)</source>
        <translation>%1 kopieren (im Gast)</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n rows</source>
        <translation>
            <numerusform>%n Zeile kopieren</numerusform>
            <numerusform>%n Zeilen kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports off</source>
        <translation>
            <numerusform>%n Port ausschalten</numerusform>
            <numerusform>%n Ports ausschalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports on</source>
        <translation>
            <numerusform>%n Port einschalten</numerusform>
            <numerusform>%n Ports einschalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message numerus="yes">
        <source>Stop ignoring %n ports</source>
        <translation>
            <numerusform>%n Port nicht mehr ignorieren</numerusform>
            <numerusform>%n Ports nicht mehr ignorieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n ports</source>
        <translation>
            <numerusform>%n Port ignorieren</numerusform>
            <numerusform>%n Ports ignorieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>Nicht mehr ignorieren</translation>
    </message>
    <message>
        <source>Ignore this port</source>
        <translation>Diesen Port ignorieren</translation>
    </message>
</context>
<context>
    <name>portolan::PortColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>portolan::PortDelegate</name>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Label of port %1</source>
        <translation>Bezeichnung von Port %1</translation>
    </message>
</context>
<context>
    <name>portolan::PortDetails</name>
    <message>
        <source>%1 reaches %2 in %3.</source>
        <translation>Über %1 ist %2 in %3 erreichbar.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>Nicht mehr ignorieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Details of the port</source>
        <translation>Details zum Port</translation>
    </message>
    <message>
        <source>Remove the refused program from the table</source>
        <translation>Das abgewiesene Programm aus der Tabelle entfernen</translation>
    </message>
    <message>
        <source>Retry failed ports immediately</source>
        <translation>Die fehlgeschlagenen Ports sofort erneut versuchen</translation>
    </message>
    <message>
        <source>Close the details (Esc). Double-click a row to open them again.</source>
        <translation>Details schließen (Esc). Ein Doppelklick auf eine Zeile öffnet sie wieder.</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Port %1: %2</source>
        <translation>Port %1: %2</translation>
    </message>
    <message>
        <source>Port %1 “%2”: %3</source>
        <translation>Port %1 „%2“: %3</translation>
    </message>
    <message>
        <source>Block in the guest again</source>
        <translation>Im Gast wieder sperren</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>Port im Gast trotzdem erlauben</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Facts about the port</source>
        <translation>Angaben zum Port</translation>
    </message>
    <message>
        <source>Facts about the selected port. Scroll with the arrow keys.</source>
        <translation>Angaben zum ausgewählten Port. Die Pfeiltasten scrollen den Text.</translation>
    </message>
    <message>
        <source>Leave it to Portolan…</source>
        <translation>Portolan überlassen…</translation>
    </message>
</context>
<context>
    <name>portolan::PortFacts</name>
    <message>
        <source>In the guest</source>
        <translation>Im Gast</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Verwendet von</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2 of %3</source>
        <translation>%1 – %2 von %3</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>nichts lauscht</translation>
    </message>
    <message>
        <source>not mirrored</source>
        <translation>nicht gespiegelt</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times, last at %2</source>
        <translation>
            <numerusform>%1, %n-mal, zuletzt um %2</numerusform>
            <numerusform>%1, %n-mal, zuletzt um %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
</context>
<context>
    <name>portolan::PortHistory</name>
    <message>
        <source>History of this port</source>
        <translation>Verlauf dieses Ports</translation>
    </message>
    <message>
        <source>Nothing has happened on this port since Portolan started.</source>
        <translation>Seit dem Start von Portolan gab es bei diesem Port kein Ereignis.</translation>
    </message>
</context>
<context>
    <name>portolan::PortPane</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No port matches the filter</source>
        <translation>Kein Port passt zum Filter</translation>
    </message>
    <message>
        <source>Clear the filter or choose “All” to see every port.</source>
        <translation>Den Filter leeren oder „Alle“ wählen, um alle Ports anzuzeigen.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinden mit %1…</translation>
    </message>
    <message>
        <source>Its ports appear here when programs listen on them.</source>
        <translation>Hier erscheinen die Ports, auf denen Programme dort lauschen.</translation>
    </message>
    <message>
        <source>Nothing listens in %1 yet</source>
        <translation>In %1 lauscht noch nichts</translation>
    </message>
    <message>
        <source>Start a server there, and it appears here and on this computer&apos;s localhost.</source>
        <translation>Ein dort gestarteter Server erscheint hier und auf localhost dieses Computers.</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>Its ports appear here automatically when it starts.</source>
        <translation>Nach dem Start erscheinen die Ports hier automatisch.</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>See the reason above.</source>
        <translation>Der Grund steht oben.</translation>
    </message>
    <message>
        <source>Filter ports, labels, processes…</source>
        <translation>Ports, Prozesse filtern…</translation>
    </message>
    <message>
        <source>Show rows that contain these words (Ctrl+F)</source>
        <translation>Zeigt Zeilen, die diese Wörter enthalten (Strg+F)</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableModel</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>Switch port %1 off</source>
        <translation>Port %1 ausschalten</translation>
    </message>
    <message>
        <source>Switch port %1 on</source>
        <translation>Port %1 einschalten</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Whether the port is mirrored</source>
        <translation>Ob der Port gespiegelt wird</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>On host</source>
        <translation>Am Host</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connections</comment>
        <translation>Verb.</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>%1 – Enter opens it in the browser</source>
        <translation>%1 – die Eingabetaste öffnet die Adresse im Browser</translation>
    </message>
    <message>
        <source>F2 adds a label</source>
        <translation>F2 fügt eine Bezeichnung hinzu</translation>
    </message>
    <message>
        <source>F2 changes the label</source>
        <translation>F2 ändert die Bezeichnung</translation>
    </message>
    <message>
        <source>Total: %1</source>
        <translation>Insgesamt: %1</translation>
    </message>
    <message>
        <source>Port %1, on</source>
        <translation>Port %1, ein</translation>
    </message>
    <message>
        <source>Port %1, off</source>
        <translation>Port %1, aus</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Port %1 is ignored, so there is nothing to switch. To change that, choose “Stop ignoring” in this row&apos;s menu.</source>
        <translation>Port %1 wird ignoriert, daher gibt es nichts zu schalten. Das ändert „Nicht mehr ignorieren“ im Menü dieser Zeile.</translation>
    </message>
    <message>
        <source>Port %1, ignored</source>
        <translation>Port %1, ignoriert</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableView</name>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>portolan::PortsPage</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Mirror ephemeral ports</source>
        <translation>&amp;Dynamische Ports spiegeln</translation>
    </message>
    <message>
        <source>Ports that the guest assigns to programs that ask for any free port, usually %1–%2.</source>
        <translation>Ports, die der Gast an Programme vergibt, die irgendeinen freien Port wollen, gewöhnlich %1–%2.</translation>
    </message>
    <message>
        <source>Refuse with EADDRIN&amp;USE</source>
        <translation>Mit EADDRIN&amp;USE abweisen</translation>
    </message>
    <message>
        <source>Many development servers then try the next port. Otherwise they get EACCES, permission denied.</source>
        <translation>Viele Entwicklungsserver versuchen dann den nächsten Port. Sonst erhalten sie EACCES, „Zugriff verweigert“.</translation>
    </message>
    <message>
        <source>Highest &amp;number of mirrored ports</source>
        <translation>Höchstzahl &amp;gespiegelter Ports</translation>
    </message>
    <message>
        <source>Ports beyond this number keep a row but are not mirrored. Those with a rule or label of yours come first.</source>
        <translation>Weitere Ports behalten eine Zeile, werden aber nicht gespiegelt. Ports mit eigener Regel oder Bezeichnung kommen zuerst.</translation>
    </message>
    <message>
        <source>When a guest program binds a port that this computer uses</source>
        <translation>Wenn ein Gastprogramm einen Port belegt, den dieser Computer verwendet</translation>
    </message>
    <message>
        <source>Re&amp;fuse it</source>
        <translation>Ab&amp;weisen</translation>
    </message>
    <message>
        <source>The program learns at once that the port is taken, instead of waiting for connections that never arrive.</source>
        <translation>Das Programm erfährt sofort, dass der Port belegt ist, statt auf Verbindungen zu warten, die nie kommen.</translation>
    </message>
    <message>
        <source>&amp;Allow it</source>
        <translation>&amp;Zulassen</translation>
    </message>
    <message>
        <source>The program starts, but localhost still reaches this computer&apos;s program. A port in the table can have its own rule.</source>
        <translation>Das Programm startet, aber localhost erreicht weiterhin das Programm dieses Computers. Für einen Port in der Tabelle kann eine eigene Regel gelten.</translation>
    </message>
    <message>
        <source>&amp;Ignored ports and processes</source>
        <translation>&amp;Ignorierte Ports und Prozesse</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Port, range or process to ignore</source>
        <translation>Zu ignorierender Port, Bereich oder Prozess</translation>
    </message>
    <message>
        <source>3000, 5000-5010 or node*</source>
        <translation>3000, 5000-5010 oder node*</translation>
    </message>
    <message>
        <source>Adds the entered text to the ignored ports and processes</source>
        <translation>Fügt die Eingabe den ignorierten Ports und Prozessen hinzu</translation>
    </message>
    <message>
        <source>Ignored ports and processes</source>
        <translation>Ignorierte Ports und Prozesse</translation>
    </message>
    <message>
        <source>Only DNS (port 53) is ignored.</source>
        <translation>Nur DNS (Port 53) wird ignoriert.</translation>
    </message>
    <message>
        <source>Removes the selected lines from the list</source>
        <translation>Entfernt die ausgewählten Zeilen aus der Liste</translation>
    </message>
    <message>
        <source>Port %1 is already ignored by default.</source>
        <translation>Port %1 wird bereits standardmäßig ignoriert.</translation>
    </message>
    <message>
        <source>Ports, ranges or process names, separated by commas; * matches any characters. Ignored ports are neither mirrored nor refused.</source>
        <translation>Ports, Bereiche oder Prozessnamen, durch Kommas getrennt; * steht für beliebige Zeichen. Ignorierte Ports werden weder gespiegelt noch abgewiesen.</translation>
    </message>
</context>
<context>
    <name>portolan::PreferencesDialog</name>
    <message>
        <source>Preferences – Portolan</source>
        <translation>Einstellungen – Portolan</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They apply until Portolan quits.</source>
        <translation>Die Einstellungen konnten nicht nach %1 gespeichert werden. Sie gelten, bis Portolan beendet wird.</translation>
    </message>
</context>
<context>
    <name>portolan::TrayIcon</name>
    <message>
        <source>Portolan – %1: %2</source>
        <translation>Portolan – %1: %2</translation>
    </message>
    <message>
        <source>Portolan – paused</source>
        <translation>Portolan – pausiert</translation>
    </message>
    <message>
        <source>Portolan – %1</source>
        <translation>Portolan – %1</translation>
    </message>
</context>
<context>
    <name>portolan::TrayMenu</name>
    <message>
        <source>conflict with %1</source>
        <translation>Konflikt mit %1</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>No ports</source>
        <translation>Keine Ports</translation>
    </message>
    <message>
        <source>Open Portolan</source>
        <translation>Portolan öffnen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation>
            <numerusform>%n weiterer im Fenster…</numerusform>
            <numerusform>%n weitere im Fenster…</numerusform>
        </translation>
    </message>
    <message>
        <source>More ports (%1)</source>
        <translation>Weitere Ports (%1)</translation>
    </message>
    <message>
        <source>More ports (%1, conflicts: %2)</source>
        <translation>Weitere Ports (%1, Konflikte: %2)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle pausieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>Copy %1 (%2)</source>
        <translation>%1 kopieren (%2)</translation>
    </message>
    <message>
        <source>Copy %1 (%2, %3)</source>
        <translation>%1 kopieren (%2, %3)</translation>
    </message>
</context>
</TS>
