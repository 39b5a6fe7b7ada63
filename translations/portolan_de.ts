<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Autostart</name>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be removed: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; the system keeps the port in a reserved range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; you may not listen on it. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; a socket that nobody listens on holds the port. Trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; %4 listens on it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; the port is in use here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; %4 listens on it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored; open at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connected at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connected at %2 (was %3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2 no longer listens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 was switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 was switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 has no label any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is labelled “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is ignored from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is not ignored any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ports are paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports are mirrored again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules for what is ignored have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the guest from now on; it was %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stopped; its ports wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached. Trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agent in %1 had ended and was started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log file %1 cannot be written: %2. What happens is listed here only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a guest program was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a guest program was told %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was told %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1, %2 wanted to listen on it and was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1, %2 wanted to listen on it and was told %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last at %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Conflict: the system reserves this port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict: no permission to listen on this port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict: taken by a socket that no program listens on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict: %1 has this port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 of this computer is taken, though no program listens on it: a socket is bound to it, or an old connection is still being closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do: it is tried again every few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 of this computer is used by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop %1 to free the port, use another port in the guest, or allow this one in the guest: then both listen, and localhost:%2 stays with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So localhost:%1 does not lead to %2 in %3. Stop %4, and the port is mirrored at once; or use another port in the guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keeps port %1 in a reserved range; no program holds it, but none may listen on it either. So %2 cannot be mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another port in the guest, or free the range: run &quot;net stop winnat&quot; and then &quot;net start winnat&quot; as administrator. &quot;netsh int ipv4 show excludedportrange tcp&quot; lists the ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another port in the guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not let you listen on port %1, so %2 cannot be mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(The system said: %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ports are paused. Resume, and port %1 is back on localhost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You switched port %1 off. Nothing listens on it in the guest now; if something does, it stays in the guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You switched port %1 off: %2 can be reached in the guest only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: port range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: ephemeral port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: name service (DNS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored by a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 lies in a range of ports that you ignore, so it is not mirrored. Stop ignoring the port, and it is mirrored all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You ignore programs of this name, so port %1 of %2 is not mirrored. Stop ignoring the port, and it is mirrored all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is one that the guest&apos;s system gives to programs that ask for any, and you ignore such ports. Stop ignoring the port, and it is mirrored all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is the guest&apos;s name service (DNS), which this computer has no use for. Switch it on to mirror it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You ignore port %1, so it is not mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: another network of the guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored: listens on %1 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed in the guest, not mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored by WSL itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listens on an address of another network of %2, which localhost does not stand for. Let it listen on 127.0.0.1 or 0.0.0.0 to have port %3 mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You allowed programs in %1 to use port %2 even where this computer uses it, so it is not mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>localhost:%1 leads to %2. You allowed programs in %3 to use the port there too; it is not mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding mirrors port %1 already. To leave it to Portolan, write localhostForwarding=false below [wsl2] in the file .wslconfig of your user folder, then run &quot;wsl --shutdown&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1 is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached, so nothing listens on port %2 here. Portolan keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached at %2, so nothing listens on port %3 here. A VPN or a firewall may block that network. Portolan keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not running. Port %2 is mirrored again as soon as %1 runs and something listens on it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored on IPv6 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored on IPv4 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no %1, so port %2 is mirrored on %3 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the agent in %1 to answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs, but has no address that this computer could connect to. Its ports come back by themselves when it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs, but connections to %2 do not get through. A VPN or a firewall may block that network. Portolan keeps trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not running. Start it, and its ports come back by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be reached, and the reason is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mirrored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program (pid %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program of the user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another port in the guest, or look for the program or policy that keeps this one from you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A security policy of this computer forbids it. Use another port in the guest, or change the policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To allow it to your programs, run “%1”. To allow it to Portolan only, run “%2” and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::AboutDialog</name>
    <message>
        <source>About Portolan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is built with Qt (LGPL 3), Asio (Boost Software License 1.0) and JSON for Modern C++ (MIT licence).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portolan %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports of a Linux guest on this computer&apos;s localhost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portable: they lie beside the program and move with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::AddressButton</name>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::AddressCard</name>
    <message>
        <source>No adapter found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  ·  mask %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::AddressPicture</name>
    <message>
        <source>No adapter of this computer leads to %1. Check the guest&apos;s network, or choose one with --adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two addresses lie in different networks; connections may not get through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The masks differ, but both addresses lie in %1 – %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::EventList</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::FilterChips</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Retry conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Portolan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close every mirrored port until you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portolan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Portolan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics copied. Paste them into the bug report.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::MenuButton</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::MirrorLine</name>
    <message>
        <source>What the mirrored ports carry from the guest (←) and to it (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 port</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no port mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 port mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ports mirrored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← %1   → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::PortExplanation</name>
    <message>
        <source>Copy command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the note of the refused program out of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer allow in the guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow in the guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::PortPane</name>
    <message>
        <source>Filter ports, processes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No port matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter or choose “All” to see every port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ports that programs in it listen on appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens in %1 yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a server in it and it appears here, and on localhost of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it starts, its ports appear here by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason is given above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::PortTableModel</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch port %1 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch port %1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 open, %2 in all, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all: %1 from the guest, %2 to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the port is mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connections</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::PortTableView</name>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow in the guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::StatusLine</name>
    <message>
        <source>kernel events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detection: %1 · Refusal: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports that this computer uses cannot be refused with EACCES in the guest: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the agent learns of listening sockets, and what a program in the guest is told that binds a port which this computer uses. Agent %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::TrayIcon</name>
    <message>
        <source>Portolan – %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portolan – paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portolan – %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>portolan::TrayMenu</name>
    <message>
        <source>conflict with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Portolan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More ports (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ports (%1, conflicts: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1 (%2, %3)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
