<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Autostart</name>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>ファイル %1 に書き込めませんでした: %2</translation>
    </message>
    <message>
        <source>The file %1 could not be removed: %2</source>
        <translation>ファイル %1 を削除できませんでした: %2</translation>
    </message>
    <message>
        <source>The registry key %1 could not be written.</source>
        <translation>レジストリキー %1 に書き込めませんでした。</translation>
    </message>
</context>
<context>
    <name>IgnoreRule</name>
    <message>
        <source>%1 is not a valid port. Ports go from 1 to 65535.</source>
        <translation>%1 は有効なポート番号ではありません。1 から 65535 までを指定してください。</translation>
    </message>
    <message>
        <source>This range ends before it begins. Write it as %1-%2.</source>
        <translation>範囲の始まりと終わりが逆です。%1-%2 と書いてください。</translation>
    </message>
    <message>
        <source>That would ignore every port. To close them all, choose “Pause all” in the window.</source>
        <translation>それではすべてのポートが対象外になります。すべて閉じるには、ウィンドウで「すべて一時停止」を選んでください。</translation>
    </message>
    <message>
        <source>Enter only the program&apos;s name, without its folder.</source>
        <translation>フォルダーを付けず、プログラム名だけを入力してください。</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>ポート %1</translation>
    </message>
    <message>
        <source>Ports %1–%2</source>
        <translation>ポート %1–%2</translation>
    </message>
    <message>
        <source>A range needs two ports, as in 5000-5010.</source>
        <translation>範囲は 5000-5010 のように両端を指定してください。</translation>
    </message>
    <message>
        <source>Separate ports with commas.</source>
        <translation>複数のポートはコンマで区切ってください。</translation>
    </message>
    <message>
        <source>Enter one port, range or process per line.</source>
        <translation>1 行にはポート、範囲、プロセスのいずれか 1 つだけを入力してください。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The system reserves this port.</source>
        <translation>このポートはシステムが予約しています。</translation>
    </message>
    <message>
        <source>You are not allowed to listen on this port.</source>
        <translation>このポートで待ち受ける権限がありません。</translation>
    </message>
    <message>
        <source>On this computer a socket holds the port, although no program listens on it.</source>
        <translation>このコンピューターでは、待ち受けているプログラムがないのにソケットがポートを占有しています。</translation>
    </message>
    <message>
        <source>%1 uses the port on this computer.</source>
        <translation>このコンピューターでは %1 がポートを使用しています。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1、ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Click to see more.</source>
        <translation>クリックすると詳細を表示します。</translation>
    </message>
    <message numerus="yes">
        <source>%n new conflicts</source>
        <translation>
            <numerusform>新しい競合 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ports %1</source>
        <translation>ポート %1</translation>
    </message>
    <message>
        <source>Port %1: conflict</source>
        <translation>ポート %1: 競合</translation>
    </message>
    <message>
        <source>%1 in %2 was refused. %3</source>
        <translation>%2 の %1 は拒否されました。%3</translation>
    </message>
    <message>
        <source>%1 in %2 is not mirrored. %3</source>
        <translation>%2 の %1 はミラーされていません。%3</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>ゲストでもこのポートを使う</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message numerus="yes">
        <source>%n new ports</source>
        <translation>
            <numerusform>新しいポート %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Mirrored: %1</source>
        <translation>ミラー中: %1</translation>
    </message>
    <message>
        <source>New port: %1</source>
        <translation>新しいポート: %1</translation>
    </message>
    <message>
        <source>%1 in %2 is at %3.</source>
        <translation>%2 の %1 を %3 で利用できます。</translation>
    </message>
    <message>
        <source>Click to open it in the browser.</source>
        <translation>クリックするとブラウザーで開きます。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Portolan is still running in the tray</source>
        <translation>Portolan はトレイで動作しています</translation>
    </message>
    <message>
        <source>Your ports stay on localhost. Click the icon to show the window again. To stop Portolan, choose “Quit” in its menu.</source>
        <translation>ポートは localhost に残ります。アイコンをクリックするとウィンドウが戻ります。Portolan を終了するには、アイコンのメニューで「終了」を選んでください。</translation>
    </message>
</context>
<context>
    <name>PortCells</name>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>%1 open · %2 total · %3 failed</source>
        <translation>接続中 %1 · 累計 %2 · 失敗 %3</translation>
    </message>
    <message>
        <source>%1 from the guest, %2 to it</source>
        <translation>ゲストから %1、ゲストへ %2</translation>
    </message>
</context>
<context>
    <name>PortExport</name>
    <message>
        <source>Export ports</source>
        <translation>ポートのエクスポート</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>表計算用 (*.csv)</translation>
    </message>
    <message>
        <source>JSON, same as portolan status --json (*.json)</source>
        <translation>JSON、portolan status --json と同じ形式 (*.json)</translation>
    </message>
    <message>
        <source>The ports could not be written to %1: %2</source>
        <translation>ポートを %1 に書き込めませんでした: %2</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because the system reserves this port.</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。このポートはシステムが予約しています。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because you are not allowed to listen on this port. %4</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。このポートで待ち受ける権限がありません。%4</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because a socket holds the port, although no program listens on it. Retrying.</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。待ち受けているプログラムがないのにソケットがポートを占有しています。再試行します。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; %4 uses the port on this computer.</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。このコンピューターでは %4 がポートを使用しています。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; the port is in use on this computer.</source>
        <translation>ポート %1: %3 の %2 を拒否しました。このコンピューターではポートが使用中です。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; %4 uses the port on this computer.</source>
        <translation>ポート %1: %3 の %2 を拒否しました。このコンピューターでは %4 がポートを使用しています。</translation>
    </message>
    <message>
        <source>Port %1: %2 is no longer mirrored, because of the highest number of mirrored ports.</source>
        <translation>ポート %1: ミラーするポートの最大数に達したため、%2 はミラーされなくなりました。</translation>
    </message>
    <message>
        <source>Port %1: %2 of the user %3 is left out, because another user of %4 has the port.</source>
        <translation>ポート %1: %4 の別のユーザーがこのポートを使っているため、ユーザー %3 の %2 は対象外です。</translation>
    </message>
    <message>
        <source>Programs in %1 listen on more than %2 ports. The others are not mirrored; their rows say so.</source>
        <translation>%1 のプログラムが %2 個を超えるポートで待ち受けています。残りはミラーされず、各行にその旨が表示されます。</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored.</source>
        <translation>ポート %1: %2 をミラーしています。</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored at %3</source>
        <translation>ポート %1: %2 をミラーしています: %3</translation>
    </message>
    <message>
        <source>%1 connected.</source>
        <translation>%1 が接続しました。</translation>
    </message>
    <message>
        <source>%1 connected at %2.</source>
        <translation>%1 が %2 で接続しました。</translation>
    </message>
    <message>
        <source>%1 connected at %2 (was %3).</source>
        <translation>%1 が %2 で接続しました (以前は %3)。</translation>
    </message>
    <message>
        <source>Port %1: %2 stopped listening.</source>
        <translation>ポート %1: %2 が待ち受けを終了しました。</translation>
    </message>
    <message>
        <source>Port %1 was switched off.</source>
        <translation>ポート %1 をオフにしました。</translation>
    </message>
    <message>
        <source>Port %1 was switched on.</source>
        <translation>ポート %1 をオンにしました。</translation>
    </message>
    <message>
        <source>All ports are paused.</source>
        <translation>すべてのポートを一時停止しました。</translation>
    </message>
    <message>
        <source>Ports are mirrored again.</source>
        <translation>ポートのミラーを再開しました。</translation>
    </message>
    <message>
        <source>%1 stopped. Its ports come back when it starts again.</source>
        <translation>%1 が停止しました。再び起動すると、ポートは元に戻ります。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Retrying.</source>
        <translation>%1 に到達できません。再試行します。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Retrying.</source>
        <translation>%1 に到達できません: %2。再試行します。</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 は失敗しました。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 は失敗しました: %2</translation>
    </message>
    <message>
        <source>The agent in %1 stopped and was restarted.</source>
        <translation>%1 のエージェントが終了したため、再起動しました。</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses.</source>
        <translation>%1 では、このコンピューターが使用するポートを拒否できません。</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses: %2</source>
        <translation>%1 では、このコンピューターが使用するポートを拒否できません: %2</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>設定: %1</translation>
    </message>
    <message>
        <source>a program in %1 got %2</source>
        <translation>%1 のプログラムには %2</translation>
    </message>
    <message>
        <source>%1 in %2 got %3</source>
        <translation>%2 の %1 には %3</translation>
    </message>
    <message>
        <source>In %1, %2 tried to use it and got %3</source>
        <translation>%1 では %2 がこのポートを使おうとして %3 を受け取りました</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 at %2.</source>
        <translation>%1 (%2)。</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last at %2).</source>
        <translation>
            <numerusform>%1 (%n 回、最後は %2)。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved by the system</source>
        <translation>システムが予約</translation>
    </message>
    <message>
        <source>No permission to listen on this port</source>
        <translation>このポートで待ち受ける権限なし</translation>
    </message>
    <message>
        <source>Held by a socket on this computer that no program listens on</source>
        <translation>このコンピューターで、待ち受けのないソケットが占有中</translation>
    </message>
    <message>
        <source>Used by %1 on this computer</source>
        <translation>このコンピューターの %1 が使用中</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Port %1 on this computer is taken, although no program listens on it: a socket is bound to it, or an old connection is still closing.</source>
        <translation>このコンピューターのポート %1 は、待ち受けているプログラムがないのに占有されています。ソケットがバインドされているか、古い接続がまだ閉じられていません。</translation>
    </message>
    <message>
        <source>Retrying automatically.</source>
        <translation>自動的に再試行します。</translation>
    </message>
    <message>
        <source>The system reserves port %1. No program uses it, but none may listen on it either, so %2 cannot be mirrored.</source>
        <translation>ポート %1 はシステムが予約しています。使用しているプログラムはありませんが、どのプログラムも待ち受けられないため、%2 をミラーできません。</translation>
    </message>
    <message>
        <source>Use another port in the guest, or free the range: run &quot;net stop winnat&quot; and then &quot;net start winnat&quot; as administrator. &quot;netsh int ipv4 show excludedportrange tcp&quot; lists the ranges.</source>
        <translation>ゲストで別のポートを使うか、範囲を解放してください: 管理者として &quot;net stop winnat&quot;、続いて &quot;net start winnat&quot; を実行します。範囲の一覧は &quot;netsh int ipv4 show excludedportrange tcp&quot; で表示されます。</translation>
    </message>
    <message>
        <source>Use another port in the guest.</source>
        <translation>ゲストで別のポートを使ってください。</translation>
    </message>
    <message>
        <source>The system does not let you listen on port %1, so %2 cannot be mirrored.</source>
        <translation>システムがポート %1 での待ち受けを許可しないため、%2 をミラーできません。</translation>
    </message>
    <message>
        <source>(The system said: %1)</source>
        <translation>(システムの応答: %1)</translation>
    </message>
    <message>
        <source>All ports are paused. Resume to bring port %1 back to localhost.</source>
        <translation>すべてのポートが一時停止中です。再開すると、ポート %1 は localhost に戻ります。</translation>
    </message>
    <message>
        <source>You switched port %1 off. Nothing listens on it in the guest now. If a program does, it is reachable only in the guest.</source>
        <translation>ポート %1 はオフです。いまゲストでは何も待ち受けていません。プログラムが待ち受けを始めても、ゲストの中からのみ到達できます。</translation>
    </message>
    <message>
        <source>You switched port %1 off: %2 is reachable only in the guest.</source>
        <translation>ポート %1 はオフです。%2 にはゲストの中からのみ到達できます。</translation>
    </message>
    <message>
        <source>Ignored: name service (DNS)</source>
        <translation>対象外: ネームサービス (DNS)</translation>
    </message>
    <message>
        <source>Ignored by you</source>
        <translation>手動で対象外</translation>
    </message>
    <message>
        <source>Ignored: another network of the guest</source>
        <translation>対象外: ゲストの別のネットワーク</translation>
    </message>
    <message>
        <source>Ignored: listens on %1 only</source>
        <translation>対象外: %1 でのみ待ち受け</translation>
    </message>
    <message>
        <source>Allowed in the guest, not mirrored</source>
        <translation>ゲストで許可、ミラーなし</translation>
    </message>
    <message>
        <source>Mirrored by WSL itself</source>
        <translation>WSL 自身がミラー中</translation>
    </message>
    <message>
        <source>Ignored: too many ports</source>
        <translation>無視: ポートが多すぎます</translation>
    </message>
    <message>
        <source>Portolan mirrors at most %1 ports. Those with a rule or label of yours come first, then root&apos;s, then the older ones. To mirror port %2 anyway, stop ignoring it, or raise the limit in the preferences.</source>
        <translation>Portolan がミラーするのは最大 %1 ポートです。ルールやラベルを付けたポート、root のポート、古いポートの順に優先されます。ポート %2 もミラーするには、無視を解除するか、設定で上限を上げてください。</translation>
    </message>
    <message>
        <source>%1 listens on an address in another network of %2, which localhost does not cover. To have port %3 mirrored, let it listen on 127.0.0.1 or 0.0.0.0.</source>
        <translation>%1 は %2 の別のネットワークのアドレスで待ち受けており、localhost の対象ではありません。ポート %3 をミラーするには、127.0.0.1 または 0.0.0.0 で待ち受けるようにしてください。</translation>
    </message>
    <message>
        <source>You let programs in %1 use port %2 even while this computer uses it, so it is not mirrored.</source>
        <translation>このコンピューターが使用していても %1 のプログラムがポート %2 を使えるように設定されているため、ミラーされていません。</translation>
    </message>
    <message>
        <source>localhost:%1 reaches %2. You let programs in %3 use the port there too, so it is not mirrored.</source>
        <translation>localhost:%1 は %2 につながります。%3 のプログラムもこのポートを使えるように設定されているため、ミラーされていません。</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding already mirrors port %1. To leave it to Portolan, write localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder, then run &quot;wsl --shutdown&quot;.</source>
        <translation>ポート %1 は WSL 自身の localhost 転送がすでにミラーしています。Portolan に任せるには、ユーザーフォルダーの .wslconfig の [wsl2] の下に localhostForwarding=false と書き、&quot;wsl --shutdown&quot; を実行してください。</translation>
    </message>
    <message>
        <source>Waiting: %1 is not running</source>
        <translation>待機中: %1 は動作していません</translation>
    </message>
    <message>
        <source>Waiting: %1 does not answer</source>
        <translation>待機中: %1 が応答しません</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>%1 を待機中</translation>
    </message>
    <message>
        <source>%1 cannot be reached, so port %2 is closed on this computer. Portolan keeps trying.</source>
        <translation>%1 に到達できないため、このコンピューターのポート %2 は閉じています。Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>%1 is not running. Port %2 is mirrored again as soon as a program in %1 listens on it.</source>
        <translation>%1 は動作していません。%1 のプログラムが待ち受けを始めしだい、ポート %2 は再びミラーされます。</translation>
    </message>
    <message>
        <source>Mirrored on IPv6 only</source>
        <translation>IPv6 のみでミラー中</translation>
    </message>
    <message>
        <source>Mirrored on IPv4 only</source>
        <translation>IPv4 のみでミラー中</translation>
    </message>
    <message>
        <source>Mirrored without %1 of %2</source>
        <translation>ミラー中（%2 の %1 を除く）</translation>
    </message>
    <message>
        <source>%1 of the user %2 listens on %3 as well, but users of %4 do not share a port: localhost:%5 reaches only %6 of the user %7. Use another port for one of them.</source>
        <translation>ユーザー %2 の %1 も %3 で待ち受けていますが、%4 のユーザー同士はポートを共有しません。localhost:%5 はユーザー %7 の %6 だけに届きます。どちらかに別のポートを使ってください。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>This computer has no %1, so port %2 is mirrored on %3 only.</source>
        <translation>このコンピューターには %1 がないため、ポート %2 は %3 でのみミラーされています。</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>ミラー中</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>到達不能</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Waiting for the agent in %1 to answer…</source>
        <translation>%1 のエージェントの応答を待っています…</translation>
    </message>
    <message>
        <source>%1 is running but has no address that this computer can connect to. Its ports come back automatically when it gets one.</source>
        <translation>%1 は動作していますが、このコンピューターから接続できるアドレスがありません。アドレスが付くと、ポートは自動的に戻ります。</translation>
    </message>
    <message>
        <source>%1 is running, but connections to %2 do not get through.</source>
        <translation>%1 は動作していますが、%2 への接続が届きません。</translation>
    </message>
    <message>
        <source>Portolan keeps trying.</source>
        <translation>Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>時間内に応答なし</translation>
    </message>
    <message>
        <source>the connection was closed at once</source>
        <translation>接続がすぐに閉じられました</translation>
    </message>
    <message>
        <source>Portolan dialled %1 port %2 from %3: %4.</source>
        <translation>Portolan が %3 から %1 のポート %2 に接続を試みた結果: %4。</translation>
    </message>
    <message>
        <source>Most likely a firewall, in the guest or on this computer, drops the connections, or a VPN has taken over that network.</source>
        <translation>ゲストまたはこのコンピューターのファイアウォールが接続を破棄しているか、VPN がそのネットワークを引き受けている可能性があります。</translation>
    </message>
    <message>
        <source>Most likely the agent no longer listens there, or a firewall in the guest rejects the connections.</source>
        <translation>エージェントがそこで待ち受けていないか、ゲストのファイアウォールが接続を拒否している可能性があります。</translation>
    </message>
    <message>
        <source>Most likely the adapter of this computer is down, or a VPN has taken over that network.</source>
        <translation>このコンピューターのアダプターが停止しているか、VPN がそのネットワークを引き受けている可能性があります。</translation>
    </message>
    <message>
        <source>Most likely the guest is cut off from that network, or a firewall rejects the connections.</source>
        <translation>ゲストがそのネットワークから切り離されているか、ファイアウォールが接続を拒否している可能性があります。</translation>
    </message>
    <message>
        <source>Most likely a firewall or a policy of this computer forbids the connections.</source>
        <translation>このコンピューターのファイアウォールまたはポリシーが接続を禁止している可能性があります。</translation>
    </message>
    <message>
        <source>Most likely something other than the agent answers there, or changes where the connections seem to come from.</source>
        <translation>エージェント以外のものが応答しているか、接続元のアドレスが途中で変えられている可能性があります。</translation>
    </message>
    <message>
        <source>Most likely the adapter of this computer is gone or has another address.</source>
        <translation>このコンピューターのアダプターがなくなったか、アドレスが変わった可能性があります。</translation>
    </message>
    <message>
        <source>No WSL distribution is running. Start one, for example with “wsl” in a terminal, and its ports are mirrored.</source>
        <translation>WSL のディストリビューションが動作していません。ターミナルで「wsl」を実行するなどして起動すると、そのポートがミラーされます。</translation>
    </message>
    <message>
        <source>%1 is not running. Start it, and its ports come back automatically.</source>
        <translation>%1 は動作していません。起動すると、ポートは自動的に戻ります。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. The reason is unknown.</source>
        <translation>%1 に到達できません。理由は不明です。</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>Windows host</source>
        <translation>Windows ホスト</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>1 mirrored</source>
        <translation>ミラー中 1</translation>
    </message>
    <message numerus="yes">
        <source>%n mirrored</source>
        <translation>
            <numerusform>ミラー中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>競合 1</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>競合 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 paused</source>
        <translation>一時停止中 1</translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>一時停止中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 off</source>
        <translation>オフ 1</translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation>
            <numerusform>オフ %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation>待機中 1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>待機中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 ignored</source>
        <translation>対象外 1</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>対象外 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no ports</source>
        <translation>ポートなし</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>a program (pid %1)</source>
        <translation>あるプログラム (pid %1)</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>あるプログラム</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (pid %2)</translation>
    </message>
    <message>
        <source>a program of the user %1</source>
        <translation>ユーザー %1 のプログラム</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>Use another port in the guest, or find the program or policy that blocks this one.</source>
        <translation>ゲストで別のポートを使うか、このポートを使えなくしているプログラムまたはポリシーを探してください。</translation>
    </message>
    <message>
        <source>A security policy on this computer forbids it. Use another port in the guest, or change the policy.</source>
        <translation>このコンピューターのセキュリティポリシーで禁止されています。ゲストで別のポートを使うか、ポリシーを変更してください。</translation>
    </message>
    <message>
        <source>Port %1 is used by %2 on this computer.</source>
        <translation>このコンピューターのポート %1 は %2 が使用しています。</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>別のプログラム</translation>
    </message>
    <message>
        <source>But %1 uses port %2 on this computer: that has to stop first.</source>
        <translation>ただし、このコンピューターでは %1 がポート %2 を使用しています。先にそれを終了する必要があります。</translation>
    </message>
    <message>
        <source>that program</source>
        <translation>そのプログラム</translation>
    </message>
    <message>
        <source>Stop %1 to free the port, use another port in the guest, or let the guest use this port anyway: then both listen, and localhost:%2 still reaches %1.</source>
        <translation>%1 を停止してポートを空けるか、ゲストで別のポートを使うか、ゲストでもこのポートを使ってください。その場合は両方が待ち受け、localhost:%2 は引き続き %1 につながります。</translation>
    </message>
    <message>
        <source>So localhost:%1 does not reach %2 in %3. Stop %4 to have the port mirrored at once, or use another port in the guest.</source>
        <translation>そのため localhost:%1 は %3 の %2 につながりません。%4 を停止すると、ポートはすぐにミラーされます。または、ゲストで別のポートを使ってください。</translation>
    </message>
    <message>
        <source>To allow it for all your programs, run “%1”. To allow it for Portolan only, run “%2” and restart Portolan.</source>
        <translation>自分のプログラムすべてに許可するには「%1」を実行してください。Portolan だけに許可するには「%2」を実行し、Portolan を再起動してください。</translation>
    </message>
    <message>
        <source>Detection by kernel events: the guest&apos;s kernel reports at once when a program listens on a port.</source>
        <translation>カーネルイベントによる検出: プログラムがポートで待ち受けを始めると、ゲストのカーネルがすぐに知らせます。</translation>
    </message>
    <message>
        <source>Detection by polling: the agent looks for listening programs several times a second, so a port may take a moment to appear.</source>
        <translation>ポーリングによる検出: エージェントが 1 秒に数回、待ち受けているプログラムを調べます。そのため、ポートの表示が少し遅れることがあります。</translation>
    </message>
    <message>
        <source>Kernel events need guest kernel 5.8 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>カーネルイベントには、BPF を備えた 5.8 以降のゲストのカーネル、マウントされた cgroup2、root で動作するエージェントが必要です。</translation>
    </message>
    <message>
        <source>Refusal by EACCES: a guest program that binds a port used by this computer gets EACCES, as if both ran on one machine.</source>
        <translation>EACCES による拒否: このコンピューターが使用するポートをバインドしようとするゲストのプログラムは、同じマシンの上にあるときと同様に EACCES を受け取ります。</translation>
    </message>
    <message>
        <source>Refusal by EPERM: a guest program that binds a port used by this computer gets EPERM instead of %1. Some programs do not handle it.</source>
        <translation>EPERM による拒否: このコンピューターが使用するポートをバインドしようとするゲストのプログラムは、%1 ではなく EPERM を受け取ります。これに対応していないプログラムもあります。</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: a guest program that binds a port used by this computer finds it in use, and may try the next one.</source>
        <translation>EADDRINUSE による拒否: このコンピューターが使用するポートをバインドしようとするゲストのプログラムには使用中と見え、プログラムが次のポートを試すこともあります。</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: the agent holds the ports that this computer uses, so a guest program finds them in use.</source>
        <translation>EADDRINUSE による拒否: このコンピューターが使用するポートをエージェントが押さえるため、ゲストのプログラムからは使用中に見えます。</translation>
    </message>
    <message>
        <source>No refusal: a guest program can bind a port used by this computer and does not notice the conflict.</source>
        <translation>拒否なし: このコンピューターが使用するポートでも、ゲストのプログラムはバインドでき、競合に気付きません。</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>理由: %1。</translation>
    </message>
    <message>
        <source>%1 needs guest kernel 5.18 or later.</source>
        <translation>%1 には 5.18 以降のゲストのカーネルが必要です。</translation>
    </message>
    <message>
        <source>To show refused programs, Portolan needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>拒否されたプログラムを表示するには、BPF が有効な 5.18 以降のゲストカーネル、マウントされた cgroup2、root で動作するエージェントが必要です。</translation>
    </message>
    <message>
        <source>EACCES needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>EACCES には、BPF を備えた 5.18 以降のゲストのカーネル、マウントされた cgroup2、root で動作するエージェントが必要です。</translation>
    </message>
    <message>
        <source>Direct connections: the guest&apos;s kernel hands them straight to the services. This is the fastest path.</source>
        <translation>直接の接続: ゲストのカーネルが接続をサービスに直接渡します。これが最も速い経路です。</translation>
    </message>
    <message>
        <source>Connections through the agent: it accepts them and forwards them to the services.</source>
        <translation>エージェント経由の接続: エージェントが接続を受け取り、サービスに中継します。</translation>
    </message>
    <message>
        <source>direct (kernel)</source>
        <translation>直接 (カーネル)</translation>
    </message>
    <message>
        <source>through the agent</source>
        <translation>エージェント経由</translation>
    </message>
    <message>
        <source>Agent %1.</source>
        <translation>エージェント %1。</translation>
    </message>
    <message>
        <source>Agent %1, guest kernel %2.</source>
        <translation>エージェント %1、ゲストのカーネル %2。</translation>
    </message>
    <message>
        <source>Port %1 no longer has a label.</source>
        <translation>ポート %1 のラベルを外しました。</translation>
    </message>
    <message>
        <source>Port %1 is labelled “%2”.</source>
        <translation>ポート %1 に「%2」というラベルを付けました。</translation>
    </message>
    <message>
        <source>Port %1 is now ignored.</source>
        <translation>ポート %1 を対象外にしました。</translation>
    </message>
    <message>
        <source>Port %1 is no longer ignored.</source>
        <translation>ポート %1 を対象に戻しました。</translation>
    </message>
    <message>
        <source>Ignore rules changed.</source>
        <translation>対象外のルールを変更しました。</translation>
    </message>
    <message>
        <source>Guest changed from %2 to %1.</source>
        <translation>ゲストを %2 から %1 に変更しました。</translation>
    </message>
    <message>
        <source>Cannot write the log file %1: %2. Events are listed here only.</source>
        <translation>ログファイル %1 に書き込めません: %2。イベントはここにのみ表示されます。</translation>
    </message>
    <message>
        <source>Ignored: port range</source>
        <translation>対象外: ポート範囲</translation>
    </message>
    <message>
        <source>Ignored: program</source>
        <translation>対象外: プログラム</translation>
    </message>
    <message>
        <source>Ignored: ephemeral port</source>
        <translation>対象外: 一時ポート</translation>
    </message>
    <message>
        <source>Port %1 is in a range that you ignore, so it is not mirrored. To mirror it anyway, stop ignoring this port.</source>
        <translation>ポート %1 は対象外に設定された範囲にあるため、ミラーされていません。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>You ignore programs with this name, so port %1 of %2 is not mirrored. To mirror it anyway, stop ignoring this port.</source>
        <translation>この名前のプログラムは対象外に設定されているため、%2 のポート %1 はミラーされていません。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>Port %1 is an ephemeral port: the guest assigned it to a program that asked for any free port. You ignore such ports. To mirror it anyway, stop ignoring this port.</source>
        <translation>ポート %1 は、番号を指定しないプログラムにゲストが割り当てた一時ポートで、設定により対象外です。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>You ignore port %1, so it is not mirrored.</source>
        <translation>ポート %1 は対象外に設定されているため、ミラーされていません。</translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation>%1 にはアドレスがありません。</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1: %2 %3。</translation>
    </message>
    <message>
        <source>all ports are paused</source>
        <translation>すべてのポートを一時停止中</translation>
    </message>
    <message>
        <source>%1 is %2; %3.</source>
        <translation>%1: %2、%3。</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Portolan has run out of file descriptors, memory or ports, so new connections are reset. Open connections continue. Close some of them, or raise the limit of open files and restart Portolan.</source>
        <translation>ファイル記述子、メモリ、またはポートが足りないため、Portolan は新しい接続をリセットしています。開いている接続は続きます。いくつか閉じるか、開けるファイル数の上限を上げて Portolan を再起動してください。</translation>
    </message>
    <message>
        <source>The agent in %1 has run out of file descriptors, memory or ports, so new connections are reset. Open connections continue; close some of them.</source>
        <translation>ファイル記述子、メモリ、またはポートが足りないため、%1 のエージェントは新しい接続をリセットしています。開いている接続は続きます。いくつか閉じてください。</translation>
    </message>
    <message>
        <source>Programs in %1 listen on so many ports that some are missing here. Each user keeps a fair share, and ports with a rule or label of yours come first.</source>
        <translation>%1 のプログラムが待ち受けるポートが多すぎるため、一部はここに表示されません。ユーザーごとに公平に割り当てられ、ルールやラベルを付けたポートが優先されます。</translation>
    </message>
    <message>
        <source>The system reserves ports %3 to %4, including port %1. No program uses it, but none may listen on it either, so %2 cannot be mirrored.</source>
        <translation>ポート %1 を含む %3 から %4 は、システムが予約しています。使用しているプログラムはありませんが、どのプログラムも待ち受けられないため、%2 をミラーできません。</translation>
    </message>
    <message>
        <source>Nobody is using %1, so Portolan disconnected to let it stop. Portolan reconnects when it is used again.</source>
        <translation>今は誰も %1 を使っていないため、Portolan は停止できるように接続を切りました。再び使われると接続し直します。</translation>
    </message>
    <message>
        <source>Port %1 is the guest&apos;s name service (DNS), which this computer does not need. To mirror it anyway, stop ignoring this port.</source>
        <translation>ポート %1 はゲストのネームサービス (DNS) で、このコンピューターでは使いません。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>Programs in %2 may now use port %1, even while this computer uses it.</source>
        <translation>このコンピューターが使用していても、%2 のプログラムはポート %1 を使えるようになりました。</translation>
    </message>
    <message>
        <source>Port %1 is blocked in %2 again while this computer uses it.</source>
        <translation>このコンピューターが使用している間、%2 ではポート %1 を再び使えなくしました。</translation>
    </message>
    <message>
        <source>Waiting: %1 cannot be reached</source>
        <translation>待機中: %1 に到達できません</translation>
    </message>
    <message>
        <source>Until then port %1 is closed on this computer.</source>
        <translation>それまで、このコンピューターのポート %1 は閉じています。</translation>
    </message>
    <message>
        <source>%1 is running, but the agent in it does not answer. Portolan keeps trying.</source>
        <translation>%1 は動作していますが、その中のエージェントが応答しません。Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>%1 is running, but its interface %2 is down. Its ports come back automatically when it is up.</source>
        <translation>%1 は動作していますが、そのインターフェース %2 が停止しています。有効になると、ポートは自動的に戻ります。</translation>
    </message>
    <message>
        <source>%1 has no interface %2 with an address, which was chosen for it, and no other one either. Its ports come back automatically when it gets one.</source>
        <translation>%1 用に選択されたインターフェース %2 がないか、アドレスがありません。アドレスを持つ他のインターフェースもありません。アドレスが割り当てられると、ポートは自動的に元に戻ります。</translation>
    </message>
    <message>
        <source>%1 has no interface %2 with an address, which was chosen for it. Choose another one in the preferences: %3.</source>
        <translation>%1 用に選択されたインターフェース %2 がないか、アドレスがありません。設定で別のインターフェースを選んでください: %3。</translation>
    </message>
    <message>
        <source>This computer has no adapter %2, which was chosen for %1. Choose another one in the preferences.</source>
        <translation>%1 用に選択されたアダプター %2 がこのコンピューターにありません。設定で別のアダプターを選んでください。</translation>
    </message>
    <message>
        <source>No adapter on this computer connects to %1. Check the guest&apos;s network, or choose another adapter in the preferences.</source>
        <translation>このコンピューターには %1 につながるアダプターがありません。ゲストのネットワークを確認するか、設定で別のアダプターを選んでください。</translation>
    </message>
    <message>
        <source>%1 is running, but the agent in it cannot listen on %2. Portolan keeps trying.</source>
        <translation>%1 は動作していますが、その中のエージェントが %2 で待ち受けできません。Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>Portolan does not connect to %2: the agent in %1 gave this address, but it cannot be the guest&apos;s. Check the guest&apos;s network and programs.</source>
        <translation>Portolan は %2 に接続しません。%1 のエージェントが通知したアドレスですが、ゲストのアドレスではあり得ません。ゲストのネットワークとプログラムを確認してください。</translation>
    </message>
    <message>
        <source>Slower detection: polling</source>
        <translation>検出が遅め: ポーリング</translation>
    </message>
    <message>
        <source>No refusal</source>
        <translation>拒否なし</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%2 の代わりに %1</translation>
    </message>
    <message>
        <source>Refused programs are not shown</source>
        <translation>拒否されたプログラムは表示されません</translation>
    </message>
    <message>
        <source>Slower connections: through the agent</source>
        <translation>接続が遅め: エージェント経由</translation>
    </message>
</context>
<context>
    <name>WslForwarding</name>
    <message>
        <source>Ports that WSL mirrors itself</source>
        <translation>WSL 自身がミラーしているポート</translation>
    </message>
    <message>
        <source>Saved. WSL applies it the next time it starts.</source>
        <translation>保存しました。WSL は次の起動時に適用します。</translation>
    </message>
    <message>
        <source>To apply it now, run “%1”. This stops everything that runs in WSL. Portolan reconnects when you start a distribution.</source>
        <translation>すぐに適用するには「%1」を実行してください。WSL で動いているものはすべて終了します。ディストリビューションを起動すると、Portolan は再び接続します。</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding mirrors guest ports too. Switch it off?</source>
        <translation>WSL 自身の localhost 転送もゲストのポートをミラーしています。オフにしますか?</translation>
    </message>
    <message>
        <source>Portolan then mirrors these ports: on both localhost addresses, with half-closed connections, reported conflicts and a switch for each port.

Portolan writes localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder. Everything else in the file stays. A copy of the current file is kept beside it as .wslconfig.before-portolan.</source>
        <translation>その後は Portolan がこれらのポートをミラーします。localhost の両方のアドレス、片側だけ閉じた接続、競合の通知、ポートごとのスイッチが使えます。

Portolan はユーザーフォルダーの .wslconfig の [wsl2] の下に localhostForwarding=false と書き込みます。ファイルのほかの部分は変わりません。今のファイルの控えは .wslconfig.before-portolan として隣に残ります。</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>オフにする</translation>
    </message>
</context>
<context>
    <name>portolan::AboutDialog</name>
    <message>
        <source>About Portolan</source>
        <translation>Portolan について</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is built with Qt (LGPL 3), Asio (Boost Software License 1.0) and JSON for Modern C++ (MIT licence).</source>
        <translation>MIT ライセンスの自由ソフトウェアです。Qt (LGPL 3)、Asio (Boost Software License 1.0)、JSON for Modern C++ (MIT ライセンス) を使用しています。</translation>
    </message>
    <message>
        <source>Portolan %1</source>
        <translation>Portolan %1</translation>
    </message>
    <message>
        <source>The ports of a Linux guest on this computer&apos;s localhost.</source>
        <translation>Linux ゲストのポートを、このコンピューターの localhost に。</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Portable: the settings stay beside the program and move with it.</source>
        <translation>ポータブル: 設定はプログラムと同じ場所にあり、一緒に持ち運べます。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
</context>
<context>
    <name>portolan::AddressButton</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 をコピー</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>portolan::AddressCard</name>
    <message>
        <source>No address yet</source>
        <translation>アドレス未定</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>マスク %1</translation>
    </message>
    <message>
        <source>No adapter found</source>
        <translation>アダプターなし</translation>
    </message>
    <message>
        <source>  ·  mask %1</source>
        <translation>  ·  マスク %1</translation>
    </message>
    <message>
        <source>The address of the mirrored ports on this computer: 127.0.0.1 and ::1</source>
        <translation>このコンピューターでミラーされたポートのアドレス: 127.0.0.1 と ::1</translation>
    </message>
    <message>
        <source>Programs in the guest reach this computer at this address</source>
        <translation>ゲストのプログラムは、このアドレスでこのコンピューターに到達します</translation>
    </message>
    <message>
        <source>The guest&apos;s address in the network that it shares with this computer</source>
        <translation>このコンピューターと共有するネットワークでのゲストのアドレス</translation>
    </message>
</context>
<context>
    <name>portolan::AddressPicture</name>
    <message>
        <source>The two addresses are in different networks. Connections may not get through.</source>
        <translation>2 つのアドレスは別のネットワークにあります。接続が届かない可能性があります。</translation>
    </message>
    <message>
        <source>The masks differ, but both addresses are in %1 – %2.</source>
        <translation>マスクは異なりますが、どちらのアドレスも %1 – %2 の範囲にあります。</translation>
    </message>
    <message>
        <source>Paused. No port is reachable on localhost until you resume.</source>
        <translation>一時停止中です。再開するまで、どのポートにも localhost から到達できません。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>ポートのミラーを再開します</translation>
    </message>
    <message>
        <source>Retry immediately</source>
        <translation>すぐに再試行します</translation>
    </message>
</context>
<context>
    <name>portolan::BusNotifier</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>portolan::EventList</name>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Events appear here.</source>
        <translation>イベントがここに表示されます。</translation>
    </message>
    <message>
        <source>Events, newest first. Ctrl+C copies the selected lines.</source>
        <translation>イベントを新しい順に表示します。選択した行は Ctrl+C でコピーできます。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>No event matches the filter.</source>
        <translation>条件に合うイベントはありません。</translation>
    </message>
</context>
<context>
    <name>portolan::EventModel</name>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>portolan::EventPane</name>
    <message>
        <source>Log file</source>
        <translation>ログファイル</translation>
    </message>
    <message>
        <source>Filter events…</source>
        <translation>イベントを絞り込む…</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>イベントの絞り込み</translation>
    </message>
    <message>
        <source>Show events that contain these words: a port, a program, a time</source>
        <translation>入力した語を含むイベントを表示します: ポート、プログラム、時刻</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Levels to show</source>
        <translation>表示するレベル</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>すべてのレベル</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告とエラー</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>エラーのみ</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>ログのフォルダーを開く</translation>
    </message>
    <message>
        <source>Copy log path</source>
        <translation>ログのパスをコピー</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>ログ: %1</translation>
    </message>
    <message>
        <source>Events are also saved in %1</source>
        <translation>イベントは %1 にも保存されます</translation>
    </message>
    <message>
        <source>No program on this computer can show folders. The log is in %1.</source>
        <translation>フォルダーを表示できるプログラムがありません。ログは %1 にあります。</translation>
    </message>
    <message>
        <source>Log path copied.</source>
        <translation>ログのパスをコピーしました。</translation>
    </message>
</context>
<context>
    <name>portolan::FilterChips</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>ミラー中</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>portolan::GeneralPage</name>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>ログイン時に起動(&amp;S)</translation>
    </message>
    <message>
        <source>Start &amp;minimized to tray</source>
        <translation>トレイに最小化して起動(&amp;M)</translation>
    </message>
    <message>
        <source>Click the tray icon to show the window. Without a tray it always shows.</source>
        <translation>トレイのアイコンをクリックするとウィンドウが表示されます。トレイがない場合は常に表示されます。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>システムの言語</translation>
    </message>
</context>
<context>
    <name>portolan::GuestPage</name>
    <message>
        <source>Whose ports to mirror. Pick one, or type wsl, wsl:NAME, netns:NAME (a network namespace) or demo. Changes take effect immediately.</source>
        <translation>ポートをミラーするゲストです。一覧から選ぶか、wsl、wsl:NAME、netns:NAME (ネットワーク名前空間)、demo のいずれかを入力してください。変更はすぐに反映されます。</translation>
    </message>
    <message>
        <source>The network interface of this computer that connects to the guest.</source>
        <translation>ゲストに接続する、このコンピューターのネットワークインターフェースです。</translation>
    </message>
    <message>
        <source>The network interface of the guest that connects to this computer.</source>
        <translation>このコンピューターに接続する、ゲストのネットワークインターフェースです。</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>ゲスト(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Adapter</source>
        <translation>アダプター(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>インターフェース(&amp;I)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>In use: %1 (%2), set on the command line for this run.</source>
        <translation>使用中: %1 (%2)。今回はコマンドラインで指定されています。</translation>
    </message>
    <message>
        <source>In use: %1 (%2)</source>
        <translation>使用中: %1 (%2)</translation>
    </message>
    <message>
        <source>No adapter in use: none on this computer connects to the guest.</source>
        <translation>使用中のアダプターはありません。このコンピューターには、ゲストに接続するものがありません。</translation>
    </message>
    <message>
        <source>No interface in use: none of the guest&apos;s connects to this computer.</source>
        <translation>使用中のインターフェースはありません。ゲストには、このコンピューターに接続するものがありません。</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>使用中: %1</translation>
    </message>
    <message>
        <source>&amp;Keep WSL running</source>
        <translation>WSL を動かし続ける(&amp;K)</translation>
    </message>
    <message>
        <source>When this is off, Portolan disconnects while nobody uses WSL, so that WSL can stop and free its memory. Portolan reconnects when you use WSL again.</source>
        <translation>オフの場合、誰も WSL を使っていない間は Portolan が接続を切るため、WSL は終了してメモリを解放できます。WSL が再び使われると、接続し直します。</translation>
    </message>
</context>
<context>
    <name>portolan::IgnoreRulesModel</name>
    <message>
        <source>“%1” is already in the list.</source>
        <translation>「%1」はすでに一覧にあります。</translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Retry conflicts</source>
        <translation>競合を再試行</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>ポートのミラーを再開します</translation>
    </message>
    <message>
        <source>Close every mirrored port until you resume</source>
        <translation>再開するまで、ミラー中のポートをすべて閉じます</translation>
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
        <source>Export ports…</source>
        <translation>ポートをエクスポート…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>診断情報をコピー</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>レイアウトを元に戻す</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>About Portolan</source>
        <translation>Portolan について</translation>
    </message>
    <message>
        <source>Diagnostics copied. Paste them into the bug report.</source>
        <translation>診断情報をコピーしました。不具合の報告に貼り付けてください。</translation>
    </message>
</context>
<context>
    <name>portolan::MenuButton</name>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
</context>
<context>
    <name>portolan::MirrorLine</name>
    <message>
        <source>connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>接続なし</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>no port mirrored</source>
        <translation>ミラー中のポートなし</translation>
    </message>
    <message>
        <source>1 port mirrored</source>
        <translation>1 ポートをミラー中</translation>
    </message>
    <message numerus="yes">
        <source>%n ports mirrored</source>
        <translation>
            <numerusform>%n ポートをミラー中</numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>通信なし</translation>
    </message>
    <message>
        <source>1 port</source>
        <translation>1 ポート</translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <translation>
            <numerusform>%n ポート</numerusform>
        </translation>
    </message>
    <message>
        <source>To %1 (→): %2
From %1 (←): %3</source>
        <translation>%1 へ (→): %2
%1 から (←): %3</translation>
    </message>
    <message>
        <source>%1 to %3, %2 from %3</source>
        <translation>%3 へ %1、%3 から %2</translation>
    </message>
</context>
<context>
    <name>portolan::NotificationsPage</name>
    <message>
        <source>Notify me</source>
        <translation>通知する場合</translation>
    </message>
    <message>
        <source>When a port is in con&amp;flict</source>
        <translation>ポートが競合したとき(&amp;F)</translation>
    </message>
    <message>
        <source>A program on this computer uses a port that a program in the guest wants.</source>
        <translation>ゲストのプログラムが使おうとするポートを、このコンピューターのプログラムが使用しているときです。</translation>
    </message>
    <message>
        <source>When a &amp;new port is mirrored</source>
        <translation>新しいポートがミラーされたとき(&amp;N)</translation>
    </message>
    <message>
        <source>Includes an Open button. Several new ports share one notification.</source>
        <translation>「開く」ボタンが付きます。複数の新しいポートは 1 つの通知にまとめられます。</translation>
    </message>
</context>
<context>
    <name>portolan::PortActions</name>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL をコピー</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>ラベル…</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>ゲストでもこのポートを使う</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Open as https://</source>
        <translation>https:// で開く</translation>
    </message>
    <message>
        <source>Open as http://</source>
        <translation>http:// で開く</translation>
    </message>
    <message>
        <source>Copy address on this computer</source>
        <translation>このコンピューターのアドレスをコピー</translation>
    </message>
    <message>
        <source>Copy %1 (on this computer)</source>
        <translation>%1 をコピー (このコンピューター)</translation>
    </message>
    <message>
        <source>Copy address in the guest</source>
        <translation>ゲストのアドレスをコピー</translation>
    </message>
    <message>
        <source>Copy %1 (in the guest)</source>
        <translation>%1 をコピー (ゲスト)</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n rows</source>
        <translation>
            <numerusform>%n 行をコピー</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>行をコピー</translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports off</source>
        <translation>
            <numerusform>%n 個のポートをオフにする</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports on</source>
        <translation>
            <numerusform>%n 個のポートをオンにする</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>オンにする</translation>
    </message>
    <message numerus="yes">
        <source>Stop ignoring %n ports</source>
        <translation>
            <numerusform>%n 個のポートを対象に戻す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n ports</source>
        <translation>
            <numerusform>%n 個のポートを対象外にする</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>対象に戻す</translation>
    </message>
    <message>
        <source>Ignore this port</source>
        <translation>このポートを対象外にする</translation>
    </message>
</context>
<context>
    <name>portolan::PortColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>列を元に戻す</translation>
    </message>
</context>
<context>
    <name>portolan::PortDelegate</name>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Label of port %1</source>
        <translation>ポート %1 のラベル</translation>
    </message>
</context>
<context>
    <name>portolan::PortDetails</name>
    <message>
        <source>%1 reaches %2 in %3.</source>
        <translation>%1 は %3 の %2 につながります。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>対象に戻す</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Details of the port</source>
        <translation>ポートの詳細</translation>
    </message>
    <message>
        <source>Remove the refused program from the table</source>
        <translation>拒否されたプログラムを表から消します</translation>
    </message>
    <message>
        <source>Retry failed ports immediately</source>
        <translation>失敗したポートをすぐに再試行します</translation>
    </message>
    <message>
        <source>Close the details (Esc). Double-click a row to open them again.</source>
        <translation>詳細を閉じます (Esc)。行をダブルクリックすると再び開きます。</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Port %1: %2</source>
        <translation>ポート %1: %2</translation>
    </message>
    <message>
        <source>Port %1 “%2”: %3</source>
        <translation>ポート %1「%2」: %3</translation>
    </message>
    <message>
        <source>Block in the guest again</source>
        <translation>ゲストで再び使えなくする</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>ゲストでもこのポートを使う</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>オンにする</translation>
    </message>
    <message>
        <source>Facts about the port</source>
        <translation>ポートの情報</translation>
    </message>
    <message>
        <source>Facts about the selected port. Scroll with the arrow keys.</source>
        <translation>選択したポートの情報です。矢印キーでスクロールします。</translation>
    </message>
    <message>
        <source>Leave it to Portolan…</source>
        <translation>Portolan に任せる…</translation>
    </message>
</context>
<context>
    <name>portolan::PortFacts</name>
    <message>
        <source>In the guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>使用中のプログラム</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>通信量</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2 of %3</source>
        <translation>%1 – %3 の %2</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>待ち受けなし</translation>
    </message>
    <message>
        <source>not mirrored</source>
        <translation>ミラーなし</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times, last at %2</source>
        <translation>
            <numerusform>%1、%n 回、最後は %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>portolan::PortHistory</name>
    <message>
        <source>History of this port</source>
        <translation>このポートの履歴</translation>
    </message>
    <message>
        <source>Nothing has happened on this port since Portolan started.</source>
        <translation>Portolan の起動後、このポートでは何も起きていません。</translation>
    </message>
</context>
<context>
    <name>portolan::PortPane</name>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>No port matches the filter</source>
        <translation>条件に合うポートはありません</translation>
    </message>
    <message>
        <source>Clear the filter or choose “All” to see every port.</source>
        <translation>すべてのポートを表示するには、絞り込みを解除するか「すべて」を選んでください。</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>%1 に接続しています…</translation>
    </message>
    <message>
        <source>Its ports appear here when programs listen on them.</source>
        <translation>そこでプログラムが待ち受けるポートが、ここに表示されます。</translation>
    </message>
    <message>
        <source>Nothing listens in %1 yet</source>
        <translation>%1 ではまだ何も待ち受けていません</translation>
    </message>
    <message>
        <source>Start a server there, and it appears here and on this computer&apos;s localhost.</source>
        <translation>そこでサーバーを起動すると、ここと、このコンピューターの localhost に現れます。</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 は動作していません</translation>
    </message>
    <message>
        <source>Its ports appear here automatically when it starts.</source>
        <translation>起動すると、ポートは自動的にここに表示されます。</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>%1 への接続がありません</translation>
    </message>
    <message>
        <source>See the reason above.</source>
        <translation>理由は上に表示されています。</translation>
    </message>
    <message>
        <source>Filter ports, labels, processes…</source>
        <translation>ポート、ラベル、プロセスで絞り込む…</translation>
    </message>
    <message>
        <source>Show rows that contain these words (Ctrl+F)</source>
        <translation>入力した語を含む行を表示します (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableModel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>通信なし</translation>
    </message>
    <message>
        <source>Switch port %1 off</source>
        <translation>ポート %1 をオフにする</translation>
    </message>
    <message>
        <source>Switch port %1 on</source>
        <translation>ポート %1 をオンにする</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>Whether the port is mirrored</source>
        <translation>ポートをミラーするかどうか</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>スイッチ</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>待ち受け</translation>
    </message>
    <message>
        <source>On host</source>
        <translation>ホスト側</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connections</comment>
        <translation>接続</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>通信量</translation>
    </message>
    <message>
        <source>%1 – Enter opens it in the browser</source>
        <translation>%1 – Enter でブラウザーで開きます</translation>
    </message>
    <message>
        <source>F2 adds a label</source>
        <translation>F2 でラベルを付けます</translation>
    </message>
    <message>
        <source>F2 changes the label</source>
        <translation>F2 でラベルを変更します</translation>
    </message>
    <message>
        <source>Total: %1</source>
        <translation>累計: %1</translation>
    </message>
    <message>
        <source>Port %1, on</source>
        <translation>ポート %1、オン</translation>
    </message>
    <message>
        <source>Port %1, off</source>
        <translation>ポート %1、オフ</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Port %1 is ignored, so there is nothing to switch. To change that, choose “Stop ignoring” in this row&apos;s menu.</source>
        <translation>ポート %1 は対象外のため、切り替えるものがありません。元に戻すには、この行のメニューで「対象に戻す」を選んでください。</translation>
    </message>
    <message>
        <source>Port %1, ignored</source>
        <translation>ポート %1、対象外</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableView</name>
    <message>
        <source>Ports</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>portolan::PortsPage</name>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mirror ephemeral ports</source>
        <translation>一時ポートをミラーする(&amp;M)</translation>
    </message>
    <message>
        <source>Ports that the guest assigns to programs that ask for any free port, usually %1–%2.</source>
        <translation>番号を指定しないプログラムにゲストが割り当てるポートです (通常は %1–%2)。</translation>
    </message>
    <message>
        <source>Refuse with EADDRIN&amp;USE</source>
        <translation>EADDRINUSE で拒否する(&amp;U)</translation>
    </message>
    <message>
        <source>Many development servers then try the next port. Otherwise they get EACCES, permission denied.</source>
        <translation>多くの開発サーバーは次のポートを試すようになります。オフの場合は EACCES (アクセス拒否) になります。</translation>
    </message>
    <message>
        <source>Highest &amp;number of mirrored ports</source>
        <translation>ミラーするポートの最大数(&amp;N)</translation>
    </message>
    <message>
        <source>Ports beyond this number keep a row but are not mirrored. Those with a rule or label of yours come first.</source>
        <translation>この個数を超えた分のポートは行に残りますが、ミラーされません。ルールやラベルを付けたポートが優先されます。</translation>
    </message>
    <message>
        <source>When a guest program binds a port that this computer uses</source>
        <translation>このコンピューターが使用するポートをゲストのプログラムがバインドするとき</translation>
    </message>
    <message>
        <source>Re&amp;fuse it</source>
        <translation>拒否する(&amp;F)</translation>
    </message>
    <message>
        <source>The program learns at once that the port is taken, instead of waiting for connections that never arrive.</source>
        <translation>届かない接続を待ち続けることなく、ポートが使用中であることをプログラムがすぐに知ることができます。</translation>
    </message>
    <message>
        <source>&amp;Allow it</source>
        <translation>許可する(&amp;A)</translation>
    </message>
    <message>
        <source>The program starts, but localhost still reaches this computer&apos;s program. A port in the table can have its own rule.</source>
        <translation>プログラムは起動しますが、localhost は引き続きこのコンピューターのプログラムにつながります。表にあるポートには個別のルールを設定できます。</translation>
    </message>
    <message>
        <source>&amp;Ignored ports and processes</source>
        <translation>対象外のポートとプロセス(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>追加(&amp;D)</translation>
    </message>
    <message>
        <source>Port, range or process to ignore</source>
        <translation>対象外にするポート、範囲、プロセス</translation>
    </message>
    <message>
        <source>3000, 5000-5010 or node*</source>
        <translation>3000、5000-5010、node* など</translation>
    </message>
    <message>
        <source>Adds the entered text to the ignored ports and processes</source>
        <translation>入力した内容を対象外のポートとプロセスに追加します</translation>
    </message>
    <message>
        <source>Ignored ports and processes</source>
        <translation>対象外のポートとプロセス</translation>
    </message>
    <message>
        <source>Only DNS (port 53) is ignored.</source>
        <translation>DNS (ポート 53) だけが対象外です。</translation>
    </message>
    <message>
        <source>Removes the selected lines from the list</source>
        <translation>選択した行を一覧から削除します</translation>
    </message>
    <message>
        <source>Port %1 is already ignored by default.</source>
        <translation>ポート %1 は初めから対象外です。</translation>
    </message>
    <message>
        <source>Ports, ranges or process names, separated by commas; * matches any characters. Ignored ports are neither mirrored nor refused.</source>
        <translation>ポート、範囲、プロセス名をコンマで区切って入力します。* は任意の文字列を表します。対象外のポートは、ミラーも拒否もされません。</translation>
    </message>
</context>
<context>
    <name>portolan::PreferencesDialog</name>
    <message>
        <source>Preferences – Portolan</source>
        <translation>設定 – Portolan</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They apply until Portolan quits.</source>
        <translation>設定を %1 に保存できませんでした。Portolan を終了するまで有効です。</translation>
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
        <translation>Portolan – 一時停止中</translation>
    </message>
    <message>
        <source>Portolan – %1</source>
        <translation>Portolan – %1</translation>
    </message>
</context>
<context>
    <name>portolan::TrayMenu</name>
    <message>
        <source>No ports</source>
        <translation>ポートなし</translation>
    </message>
    <message>
        <source>Open Portolan</source>
        <translation>Portolan を開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>More ports (%1)</source>
        <translation>ほかのポート (%1)</translation>
    </message>
    <message>
        <source>More ports (%1, conflicts: %2)</source>
        <translation>ほかのポート (%1、競合: %2)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>conflict with %1</source>
        <translation>%1 と競合</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>設定…</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation>
            <numerusform>ほか %n 件はウィンドウで…</numerusform>
        </translation>
    </message>
    <message>
        <source>no address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>Copy %1 (%2)</source>
        <translation>%1 をコピー (%2)</translation>
    </message>
    <message>
        <source>Copy %1 (%2, %3)</source>
        <translation>%1 をコピー (%2、%3)</translation>
    </message>
</context>
</TS>
