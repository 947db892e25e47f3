# Raking within two modes, by R survey 4.1-1 (Debian): writes pools_golden.csv. The modes are those of modes_golden.R; each is
# raked to the same margins, and they are joined in proportion to their effective numbers (Kish).
suppressMessages(library(survey)); options(digits=12)
a<-read.csv("apisrs.csv"); b<-read.csv("apiclus1.csv"); keep<-c("stype","sch.wide","api99","api00","enroll","dnum","pw")
d<-rbind(cbind(a[,keep],mode="online",cluster=paste0("o",seq_len(nrow(a)))),cbind(b[,keep],mode="street",cluster=paste0("s",b$dnum)))
d$online<-as.numeric(d$mode=="online"); d$street<-1-d$online
G<-list(); put<-function(k,v) G[[length(G)+1]]<<-data.frame(key=k,value=sprintf("%.15g",as.numeric(v)))
pe<-function(k,x){put(paste0(k,".",names(coef(x)),".est"),coef(x)); put(paste0(k,".",names(coef(x)),".se"),SE(x))}
pop<-function(n) c(`(Intercept)`=n,stypeH=.13*n,stypeM=.17*n,sch.wideYes=.75*n)
alone<-function(m) { s<-svydesign(id=~cluster,weights=~pw,data=d[d$mode==m,]); n<-sum(weights(s))
  weights(calibrate(s,~stype+sch.wide,pop(n),calfun="raking",epsilon=1e-13,maxit=100)) }
w<-list(online=alone("online"),street=alone("street"))
neff<-sapply(w,function(w) sum(w)^2/sum(w^2)); lambda<-neff/sum(neff); n<-sum(d$pw)
put(paste0("n_eff.",names(w)),neff); put(paste0("lambda.",names(w)),lambda)
# One design, calibrated block by block to what each mode is to count.
M<-sapply(c("online","street"),function(m) { o<-d[[m]]; cbind(o,o*(d$stype=="H"),o*(d$stype=="M"),o*(d$sch.wide=="Yes")) },simplify=FALSE)
X<-do.call(cbind,M); colnames(X)<-paste0("x",1:8); d2<-cbind(d,X)
full<-svydesign(id=~cluster,strata=~mode,weights=~pw,data=d2)
totals<-unlist(lapply(names(w),function(m) lambda[[m]]*n*c(1,.13,.17,.75))); names(totals)<-colnames(X)
des<-calibrate(full,~0+x1+x2+x3+x4+x5+x6+x7+x8,totals,calfun="raking",epsilon=1e-13,maxit=100)
put(paste0("w.",1:3),weights(des)[1:3]); put(paste0("w.",201:203),weights(des)[201:203])
stopifnot(max(abs(weights(des)[1:200]/(w$online*lambda[["online"]]*n/sum(w$online))-1))<1e-9)
put("deff",nrow(d)*sum(weights(des)^2)/sum(weights(des))^2)
pe("mean",svymean(~api00+enroll,des)); pe("total",svytotal(~enroll,des))
V<-vcov(svymean(~api00+api99+enroll,des)); put(paste0("vcov.",c(outer(1:3,1:3,paste0))),c(V))
r<-svyratio(~api00,~api99,des); put("ratio.est",coef(r)); put("ratio.se",SE(r))
for (s in c("E","H","M")) pe(s,svymean(~api00+enroll,subset(des,stype==s)))
o<-do.call(rbind,G); write.csv(o,"pools_golden.csv",row.names=FALSE); print(o,row.names=FALSE)
