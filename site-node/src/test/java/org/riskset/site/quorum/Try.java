package org.riskset.site.quorum;

public class Try {
    public static void main(String[] a) {
        java.util.logging.LogManager.getLogManager().reset();
        Setting s = new Setting(Integer.parseInt(a[0]), Integer.parseInt(a[1]), Integer.parseInt(a[2]));
        long t = System.nanoTime();
        Federation f = Federation.honest(s);
        long t2 = System.nanoTime();
        System.out.println(s + " explore " + (t2 - t) / 1000000 + " ms reactions " + f.reactions() + " sayings "
                + f.sayings().size());
        for (Behavior b : f.behaviors())
            System.out.println(
                    " standings " + b.met().size() + " graph " + SiteGraph.of(b).size());
        if (a.length > 3) f.behaviors().get(0).met().forEach(x -> System.out.println(Standing.of(x) + " " + x.code()));
        long t3 = System.nanoTime();
        var r = f.search();
        System.out.println((System.nanoTime() - t3) / 1000000 + " ms " + r);
        long t4 = System.nanoTime();
        for (Behavior b : f.behaviors()) System.out.println(b.twins());
        System.out.println("twins " + (System.nanoTime() - t4) / 1000000);
    }
}
